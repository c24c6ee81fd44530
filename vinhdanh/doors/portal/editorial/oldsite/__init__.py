"""The articles of an old site, brought in from a dump: RSS or Atom, a SharePoint list, or saved HTML pages."""
