package truetill.client.devices.printer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends each job to a file, or to a device file such as a USB printer's. */
final class FilePort implements PrinterPort {
  private final Path file;

  FilePort(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return "The printer file " + file;
  }

  @Override
  public Link open() throws IOException {
    return new FileLink(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  private record FileLink(FileChannel channel) implements Link {
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }

    @Override
    public void finish() {}

    @Override
    public void close() {
      Closing.quietly(channel);
    }
  }
}
