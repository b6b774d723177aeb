"""Runs snippets one after the other in this process, each in an environment of its own, and prints what each wrote."""

import contextlib
import io
import json
import os
import runpy
import sys

import boto3

outputs = []
for snippet in json.load(sys.stdin):
    os.environ.clear()
    os.environ.update(snippet["env"])
    boto3.DEFAULT_SESSION = None
    text = io.StringIO()
    fault = None
    with contextlib.redirect_stdout(text):
        try:
            runpy.run_path(snippet["file"], run_name="__main__")
        except BaseException as error:
            fault = repr(error)
    outputs.append({"text": text.getvalue(), "fault": fault})
print(json.dumps(outputs))
