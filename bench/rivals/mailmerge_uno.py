"""LibreOffice's own mail merge, driven over UNO: run by Debian's python3, which sees nothing of ours.

``mailmerge_uno.py FOLDER``: FOLDER/data/people.csv into FOLDER/template.fodt, all in one PDF; prints the seconds.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PORT = 8877
CSV = {"Extension": "csv", "HeaderLine": True, "FieldDelimiter": ";", "CharSet": "utf-8"}
MERGE = {
    "DataSourceName": "diplomas", "CommandType": 0, "Command": "people", "OutputType": 2, "SaveAsSingleFile": True,
    "SaveFilter": "writer_pdf_Export", "FileNamePrefix": "merged",
}  # fmt: skip


def property_of(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connected():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(100):
        try:
            return resolver.resolve(f"uno:socket,host=127.0.0.1,port={PORT};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.3)
    raise SystemExit("LibreOffice does not answer")


def merge(folder):
    context = connected()
    services = context.ServiceManager
    sources = services.createInstanceWithContext("com.sun.star.sdb.DatabaseContext", context)
    source = sources.createInstance()
    source.URL = f"sdbc:flat:file://{folder}/data"
    source.Info = tuple(property_of(*each) for each in CSV.items())
    source.DatabaseDocument.storeAsURL(f"file://{folder}/diplomas.odb", ())
    sources.registerObject("diplomas", source)
    job = services.createInstanceWithContext("com.sun.star.text.MailMerge", context)
    for name, value in {
        **MERGE,
        "DocumentURL": f"file://{folder}/template.fodt",
        "OutputURL": f"file://{folder}",
    }.items():
        setattr(job, name, value)
    began = time.perf_counter()
    job.execute(())
    return time.perf_counter() - began


def main(folder):
    command = [
        shutil.which("soffice"),
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--norestore",
        f"--accept=socket,host=127.0.0.1,port={PORT};urp;",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    office = subprocess.Popen(command, start_new_session=True, **quiet)
    try:
        print(json.dumps({"seconds": merge(folder)}), flush=True)
    finally:
        os.killpg(office.pid, signal.SIGKILL)  # a script and its child: both in the session begun for them


if __name__ == "__main__":
    main(sys.argv[1])
