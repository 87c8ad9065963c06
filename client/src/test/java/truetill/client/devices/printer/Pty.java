package truetill.client.devices.printer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A pseudo terminal: a serial port made of memory. The register opens {@link #port}, the test reads
 * what came through from the other end. Linux only.
 */
// The system's own calls are the only way to make a serial port that needs no hardware.
@SuppressWarnings("restricted")
final class Pty implements AutoCloseable {
  private static final int O_RDWR_NOCTTY = 2 | 0x100;
  private static final Linker LINKER = Linker.nativeLinker();

  private final int controller;
  private final String port;

  /** Held open, so that the line does not hang up when the register closes its end. */
  private final FileChannel plugged;

  Pty() throws IOException {
    controller = (int) call("posix_openpt", ValueLayout.JAVA_INT, O_RDWR_NOCTTY);
    call("grantpt", ValueLayout.JAVA_INT, controller);
    call("unlockpt", ValueLayout.JAVA_INT, controller);
    MemorySegment name = (MemorySegment) call("ptsname", ValueLayout.ADDRESS, controller);
    port = name.reinterpret(64).getString(0);
    plugged = FileChannel.open(Path.of(port), StandardOpenOption.READ);
  }

  static boolean available() {
    return System.getProperty("os.name").equals("Linux") && Files.exists(Path.of("/dev/ptmx"));
  }

  String port() {
    return port;
  }

  /** Reads until this many bytes have come, blocking for each. */
  byte[] read(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment some = arena.allocate(count);
      while (bytes.size() < count) {
        long got =
            (long)
                call("read", ValueLayout.JAVA_LONG, controller, some, (long) count - bytes.size());
        if (got <= 0) {
          throw new AssertionError("the port was closed after " + bytes.size() + " bytes");
        }
        bytes.writeBytes(some.asSlice(0, got).toArray(ValueLayout.JAVA_BYTE));
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    plugged.close();
    call("close", ValueLayout.JAVA_INT, controller);
  }

  private static Object call(String name, MemoryLayout result, Object... arguments) {
    MemoryLayout[] kinds = new MemoryLayout[arguments.length];
    for (int at = 0; at < arguments.length; at++) {
      kinds[at] =
          switch (arguments[at]) {
            case Integer number -> ValueLayout.JAVA_INT;
            case Long number -> ValueLayout.JAVA_LONG;
            default -> ValueLayout.ADDRESS;
          };
    }
    MethodHandle function =
        LINKER.downcallHandle(
            LINKER.defaultLookup().find(name).orElseThrow(), FunctionDescriptor.of(result, kinds));
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable failure) {
      throw new AssertionError(name + " failed", failure);
    }
  }
}
