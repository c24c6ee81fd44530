"""The self-check: "Tôi có thể được khen thưởng gì?". Answers travel in the body of a request and end with its page."""
