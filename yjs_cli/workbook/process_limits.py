"""Limits on the memory and processor time of this process, enforced by the operating system."""

import sys


def limit_memory(size: int) -> None:
    """Limit this process to ``size`` bytes. Allocating more fails or ends the process.

    macOS does not enforce this, so only the time limit protects it there.
    """
    if sys.platform == "win32":
        _limit_on_windows(size)
    else:
        import resource

        # RLIMIT_DATA, because libraries reserve far more address space than they use.
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def limit_processor_time(seconds: int) -> None:
    """End this process after so much processor time, even if its parent is gone. Does nothing on Windows."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _limit_on_windows(size: int) -> None:
        """Put this process into its own job, which lasts as long as the process."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        limits.ProcessMemoryLimit = size
        set_limits = kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), wintypes.DWORD(ctypes.sizeof(limits))
        )
        if not (set_limits and kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))):
            raise ctypes.WinError(ctypes.get_last_error())
