package truetill.client.devices.printer;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A printer on a serial port: eight data bits, no parity, one stop bit, no handshake. The library
 * does not honour a write limit on Linux and reports a vanished printer only by its counts, so
 * every count is checked here and the caller watches the clock.
 *
 * <p>The port stays open after a job in good order, because the library throws away on closing what
 * the line has not carried yet. After a fault it is closed, since it would stay broken.
 */
final class SerialPrinterPort implements PrinterPort {
  private static final int DATA_BITS = 8;

  /**
   * Reading is not wanted; but without a blocking mode for it, the library spins in a write that
   * has to wait.
   */
  private static final int MODE =
      SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING;

  private final String port;
  private final int baud;
  private final AtomicReference<@Nullable SerialPort> idle = new AtomicReference<>();

  SerialPrinterPort(String port, int baud) {
    this.port = port;
    this.baud = baud;
  }

  @Override
  public String name() {
    return "The printer on " + port;
  }

  @Override
  public Link open() throws IOException {
    SerialPort kept = idle.getAndSet(null);
    return new SerialLink(kept == null ? opened() : kept);
  }

  private SerialPort opened() throws IOException {
    SerialPort serial;
    try {
      serial = SerialPort.getCommPort(port);
    } catch (SerialPortInvalidPortException unknown) {
      throw new IOException("there is no such serial port", unknown);
    }
    serial.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    serial.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    serial.setComPortTimeouts(MODE, 0, 0);
    if (!serial.openPort()) {
      throw new IOException("the port cannot be opened, error " + serial.getLastErrorCode());
    }
    return serial;
  }

  private final class SerialLink implements Link {
    private final SerialPort serial;
    private boolean inGoodOrder;

    SerialLink(SerialPort serial) {
      this.serial = serial;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      int written = serial.writeBytes(Arrays.copyOfRange(bytes, from, from + length), length);
      if (written <= 0) {
        throw new NothingTaken("the port takes no bytes, error " + serial.getLastErrorCode());
      }
      if (written < length) {
        throw new IOException("the port took " + written + " of " + length + " bytes");
      }
    }

    @Override
    public synchronized void finish() {
      inGoodOrder = true;
    }

    @Override
    public synchronized void close() {
      if (inGoodOrder) {
        idle.set(serial);
      } else {
        serial.closePort();
      }
    }
  }
}
