package truetill.client.devices.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import truetill.core.outcome.Outcome;

class PrinterAddressTest {
  @Test
  void each_kind_is_read() {
    assertThat(read("tcp://192.0.2.7:9101"))
        .isEqualTo(new PrinterAddress.Network("192.0.2.7", 9101));
    assertThat(read(" tcp://bar-printer.local "))
        .isEqualTo(new PrinterAddress.Network("bar-printer.local", 9100));
    assertThat(read("tcp://[2001:db8::7]:9100/"))
        .isEqualTo(new PrinterAddress.Network("[2001:db8::7]", 9100));
    assertThat(read("serial:/dev/ttyUSB0"))
        .isEqualTo(new PrinterAddress.Serial("/dev/ttyUSB0", 9600));
    assertThat(read("serial:COM3@38400")).isEqualTo(new PrinterAddress.Serial("COM3", 38_400));
    assertThat(read("file:/tmp/receipts.bin"))
        .isEqualTo(new PrinterAddress.File(Path.of("/tmp/receipts.bin")));
    assertThat(read("none")).isEqualTo(new PrinterAddress.None());
    assertThat(read("picture")).isEqualTo(new PrinterAddress.Picture());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "printer",
        "tcp://",
        "tcp://:9100",
        "tcp://host:",
        "tcp://host:abc",
        "tcp://host:9100:1",
        "tcp://user@host:9100",
        "tcp:host:9100",
        "http://host:9100",
        "serial:",
        "serial:@9600",
        "serial:COM3@fast",
        "file:",
        "none:",
        "NONE",
        "usb",
      })
  void anything_else_is_refused_with_the_forms_that_work(String text) {
    assertThat(PrinterAddress.parse(text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("bad_printer");
              assertThat(refused.detail())
                  .contains("tcp://HOST:PORT", "serial:PORT", "file:PATH", "picture", "none");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://host:0", "tcp://host:65536", "tcp://host:99999"})
  void a_port_no_network_has_is_refused_with_the_range(String text) {
    assertThat(PrinterAddress.parse(text))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.detail()).contains("1 to 65535"));
  }

  private static PrinterAddress read(String text) {
    return PrinterAddress.parse(text).orElseThrow();
  }
}
