"""Runs pip with its arguments, refusing to start any program: so nothing is built from source, and nothing is cloned.

pip's own option for wheels only does not reach requirements that name an address or a repository.
"""

import runpy
import sys

STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty")


def refuse(event, arguments):
    if event in STARTS:
        raise PermissionError("refused: installing must not start a program")


sys.addaudithook(refuse)
sys.argv[0] = "pip"
runpy.run_module("pip", run_name="__main__", alter_sys=True)
