package truetill.client.devices.printer;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.Arrays;

/**
 * A printer on a serial port: eight data bits, no parity, one stop bit. The library does not honour
 * a write limit on Linux and reports a vanished printer only by its counts, so every count is
 * checked here and the caller watches the clock.
 */
final class SerialPrinterPort implements PrinterPort {
  private static final int DATA_BITS = 8;

  private final String port;
  private final int baud;

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
    SerialPort serial;
    try {
      serial = SerialPort.getCommPort(port);
    } catch (SerialPortInvalidPortException unknown) {
      throw new IOException("there is no such serial port", unknown);
    }
    serial.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    serial.setFlowControl(SerialPort.FLOW_CONTROL_DTR_ENABLED);
    serial.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING, 0, 0);
    if (!serial.openPort()) {
      throw new IOException("the serial port cannot be opened, error " + serial.getLastErrorCode());
    }
    return new SerialLink(serial);
  }

  private record SerialLink(SerialPort serial) implements Link {
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      byte[] chunk = Arrays.copyOfRange(bytes, from, from + length);
      int written = serial.writeBytes(chunk, length);
      if (written != length) {
        throw new IOException(
            "the serial port took "
                + written
                + " of "
                + length
                + " bytes, error "
                + serial.getLastErrorCode());
      }
    }

    @Override
    public void finish() {}

    @Override
    public void close() {
      serial.closePort();
    }
  }
}
