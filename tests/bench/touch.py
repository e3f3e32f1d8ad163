# How long a touch takes to show, on the display in DISPLAY and for whatever stands there: the server's own pointer is
# pressed (XTEST, as a finger on a panel without multitouch comes), and the pixel under it is asked for until it is
# another one. The pointer leaves the button before it is let go, so that nothing is begun.
#
# usage: touch.py X Y TIMES; prints the milliseconds of each, one a line, "none" where a second was not enough.
import ctypes
import ctypes.util
import sys
import time

x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
xtst = ctypes.CDLL(ctypes.util.find_library("Xtst"))
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XGetImage.restype = ctypes.c_void_p
x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
x11.XGetPixel.restype = ctypes.c_ulong
x11.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
x11.XDestroyImage.argtypes = [ctypes.c_void_p]
x11.XFlush.argtypes = [ctypes.c_void_p]
xtst.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
xtst.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

ALL_PLANES, Z_PIXMAP, LEFT = 0xFFFFFFFF, 2, 1
display = x11.XOpenDisplay(None)
if not display:
    sys.exit("there is no display")
root = x11.XDefaultRootWindow(display)


def pixel(x, y):
    image = x11.XGetImage(display, root, x, y, 1, 1, ALL_PLANES, Z_PIXMAP)
    value = x11.XGetPixel(image, 0, 0)
    x11.XDestroyImage(image)
    return value


def move(x, y):
    xtst.XTestFakeMotionEvent(display, -1, x, y, 0)
    x11.XFlush(display)


def press(down):
    xtst.XTestFakeButtonEvent(display, LEFT, 1 if down else 0, 0)
    x11.XFlush(display)


def until_another(x, y, before):
    begun = time.monotonic()
    while time.monotonic() - begun < 1:
        if pixel(x, y) != before:
            return (time.monotonic() - begun) * 1000
        time.sleep(0.0005)
    return None


x, y, times = (int(word) for word in sys.argv[1:4])
for i in range(times):
    move(x, y)
    time.sleep(0.5 + 0.013 * (i % 5))  # at any moment of what moves
    before = pixel(x, y)
    press(True)
    took = until_another(x, y, before)
    print("none" if took is None else f"{took:.2f}", flush=True)
    move(x, y - 300)
    time.sleep(0.05)
    press(False)
