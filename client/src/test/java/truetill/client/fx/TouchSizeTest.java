package truetill.client.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TouchSizeTest {
  @Test
  void theScreenTheSheetsAreWrittenForIsTakenAsItIs() {
    assertThat(TouchSize.of(1366, 768)).isEqualTo(new TouchSize(false, 1, 1));
    assertThat(TouchSize.of(1024, 768)).isEqualTo(new TouchSize(true, 1, 1));
  }

  @Test
  void aLargeScreenHasLargerKeysAndMoreLines() {
    TouchSize large = TouchSize.of(1920, 1080);

    assertThat(large.keys()).isBetween(1.39, 1.41);
    assertThat(large.lines()).isBetween(1.19, 1.21);
    assertThat(large.narrow()).isFalse();
  }

  @Test
  void nothingIsEverSmallerThanWritten() {
    assertThat(TouchSize.of(800, 600).keys()).isEqualTo(1);
    assertThat(TouchSize.of(1366, 700).keys()).isEqualTo(1);
  }

  @Test
  void aTenInchTabletIsNarrow() {
    assertThat(TouchSize.of(1280, 800).narrow()).isTrue();
    assertThat(TouchSize.of(1280, 800).keys()).isBetween(1.03, 1.05);
  }
}
