package truetill.client.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanClassifierTest {
  private static final ScanKey ENTER = new ScanKey.Enter();
  private static final ScanKey TAB = new ScanKey.Tab();
  private static final ScanKey ARROW = new ScanKey.Other();

  private Window window = new Window(ScanSettings.STANDARD);

  @Test
  void fast_keys_that_end_with_enter_are_one_scan_and_reach_no_field() {
    window.types("ITM0000017", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("ITM0000017");
    assertThat(window.field).isEmpty();
    assertThat(window.passed).isEmpty();
  }

  @Test
  void tab_ends_a_scan_as_well() {
    window.types("ITM0000017", 5).after(5, TAB);
    assertThat(window.scans).containsExactly("ITM0000017");
    assertThat(window.passed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"50,true", "51,false"})
  void the_gap_decides_to_the_millisecond(int gap_ms, boolean scan) {
    window.types("1234", gap_ms).after(gap_ms, ENTER);
    assertThat(window.scans).hasSize(scan ? 1 : 0);
    assertThat(window.field.toString()).isEqualTo(scan ? "" : "1234");
    assertThat(window.passed).hasSize(scan ? 0 : 1);
  }

  @Test
  void slow_keys_are_typing_and_come_in_their_order() {
    window.types("lamp 12.50", 90).after(90, ENTER);
    assertThat(window.field.toString()).isEqualTo("lamp 12.50");
    assertThat(window.passed).containsExactly(ENTER);
    assertThat(window.scans).isEmpty();
  }

  @Test
  void a_quick_hand_with_a_short_amount_is_typing() {
    window.types("50", 30).after(30, ENTER);
    assertThat(window.field.toString()).isEqualTo("50");
    assertThat(window.passed).containsExactly(ENTER);
  }

  @Test
  void an_amount_begun_before_a_scan_stays_as_it_was() {
    window.types("12.5", 120);
    window.pause(300);
    window.types("ITM0000017", 4).after(4, ENTER);
    window.pause(300);
    window.types("0", 1).after(120, ENTER);
    assertThat(window.field.toString()).isEqualTo("12.50");
    assertThat(window.scans).containsExactly("ITM0000017");
    assertThat(window.passed).containsExactly(ENTER);
  }

  @Test
  void a_single_key_is_given_back_when_its_deadline_comes() {
    ScanClassifier classifier = new ScanClassifier(ScanSettings.STANDARD);
    long start = 1_000_000_000L;
    assertThat(classifier.deadline_nanos()).isEmpty();
    assertThat(classifier.feed(new ScanKey.Typed('7'), start))
        .containsExactly(new ScanDecision.Hold());
    long deadline = classifier.deadline_nanos().orElseThrow();
    assertThat(deadline).isEqualTo(start + 50_000_001L);
    assertThat(classifier.expire(deadline - 1)).isEmpty();
    assertThat(classifier.expire(deadline)).containsExactly(new ScanDecision.Release("7"));
    assertThat(classifier.expire(deadline + 1)).isEmpty();
    assertThat(classifier.deadline_nanos()).isEqualTo(OptionalLong.empty());
  }

  @Test
  void it_works_where_the_clock_overflows() {
    window = new Window(ScanSettings.STANDARD, Long.MAX_VALUE - 8_000_000);
    window.types("ITM0000017", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("ITM0000017");
  }

  @Test
  void a_scan_that_the_system_delivers_with_a_hiccup_is_not_cut() {
    window.types("ITM000", 5);
    window.pause(180);
    window.types("0017", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("ITM0000017");
    assertThat(window.field).isEmpty();
  }

  @Test
  void two_scans_in_a_row_are_two() {
    window.types("ITM0000017", 2).after(2, ENTER).after(2, new ScanKey.Typed('I'));
    window.types("TM0000018", 2).after(2, ENTER);
    assertThat(window.scans).containsExactly("ITM0000017", "ITM0000018");
  }

  @Test
  void a_second_end_mark_of_the_same_scan_presses_nothing() {
    window.types("ITM0000017", 3).after(3, ENTER).after(3, ENTER).after(3, TAB);
    assertThat(window.scans).hasSize(1);
    assertThat(window.passed).isEmpty();
    window.after(400, ENTER);
    assertThat(window.passed).containsExactly(ENTER);
  }

  @Test
  void a_scan_without_an_end_reaches_no_field_and_is_shown() {
    window.types("ITM0000017", 5);
    window.pause(500);
    assertThat(window.broken).containsExactly("ITM0000017");
    assertThat(window.field).isEmpty();
  }

  @Test
  void a_scan_that_another_key_interrupts_is_broken_and_the_key_works() {
    window.types("ITM00", 5).after(5, ARROW);
    assertThat(window.broken).containsExactly("ITM00");
    assertThat(window.passed).containsExactly(ARROW);
  }

  @Test
  void a_typed_key_before_a_shortcut_comes_first() {
    window.after(100, new ScanKey.Typed('4')).after(20, ARROW);
    assertThat(window.field.toString()).isEqualTo("4");
    assertThat(window.passed).containsExactly(ARROW);
  }

  @Test
  void a_key_held_down_is_typing_even_with_enter_right_after_it() {
    window.types("000000", 33).after(20, ENTER);
    assertThat(window.field.toString()).isEqualTo("000000");
    assertThat(window.scans).isEmpty();
    window.types("000000", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("000000");
  }

  @Test
  void end_marks_that_come_as_characters_end_a_scan_too() {
    window.types("ITM0000017\r", 5);
    window.types("\n", 5);
    window.types("ITM0000018\t", 5);
    assertThat(window.scans).containsExactly("ITM0000017", "ITM0000018");
  }

  @Test
  void a_control_character_is_a_key_to_a_person_and_part_of_the_code_to_a_scanner() {
    window.after(500, new ScanKey.Typed('\b'));
    assertThat(window.passed).containsExactly(new ScanKey.Typed('\b'));
    window.types("0112345\u001D678", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("0112345\u001D678");
  }

  @ParameterizedTest
  @ValueSource(strings = {"]C1ITM0000017", "]E0ITM0000017", "]d2ITM0000017"})
  void a_mark_of_the_kind_of_barcode_is_taken_off(String keys) {
    window.types(keys, 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("ITM0000017");
  }

  @Test
  void a_prefix_makes_short_codes_scans_and_is_taken_off() {
    window = new Window(new ScanSettings(Duration.ofMillis(50), Duration.ofMillis(200), 4, "~"));
    window.types("~7", 5).after(5, ENTER);
    window.pause(500);
    window.types("ITM0000017", 5).after(5, ENTER);
    window.pause(500);
    window.types("7", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("7", "ITM0000017");
    assertThat(window.field.toString()).isEqualTo("7");
  }

  @Test
  void a_prefix_alone_is_broken_and_presses_nothing() {
    window = new Window(new ScanSettings(Duration.ofMillis(50), Duration.ofMillis(200), 4, "~"));
    window.types("~", 5).after(5, ENTER);
    assertThat(window.broken).containsExactly("~");
    assertThat(window.passed).isEmpty();
  }

  @Test
  void four_thousand_characters_are_refused_as_one_broken_scan() {
    window.types("9".repeat(2_000) + "8".repeat(2_096), 1).after(1, ENTER);
    assertThat(window.broken).hasSize(1);
    assertThat(window.scans).isEmpty();
    assertThat(window.field).isEmpty();
    assertThat(window.passed).isEmpty();
    window.pause(500);
    window.types("ITM0000017", 5).after(5, ENTER);
    assertThat(window.scans).containsExactly("ITM0000017");
  }

  @Test
  void settings_that_cannot_work_are_a_mistake() {
    assertThatThrownBy(() -> new ScanSettings(Duration.ZERO, Duration.ofMillis(200), 4, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScanSettings(Duration.ofMillis(50), Duration.ofMillis(49), 4, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ScanSettings(Duration.ofMillis(50), Duration.ofMillis(200), 1, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_day_of_scans_between_typed_amounts_loses_and_mixes_nothing() {
    for (long seed = 0; seed < 200; seed++) {
      Random die = new Random(seed);
      Window till = new Window(ScanSettings.STANDARD, die.nextLong());
      List<String> scanned = new ArrayList<>();
      StringBuilder typed = new StringBuilder();
      for (int event = 0; event < 50; event++) {
        till.pause(60 + die.nextInt(2_000));
        if (die.nextBoolean()) {
          String code = "ITM%07d".formatted(die.nextInt(10_000_000));
          till.types(code, 1 + die.nextInt(50))
              .after(1 + die.nextInt(50), die.nextBoolean() ? ENTER : TAB);
          scanned.add(code);
          till.pause(60);
        } else {
          String amount = Integer.toString(die.nextInt(100_000));
          till.types(amount, 60 + die.nextInt(300)).after(60, ENTER);
          typed.append(amount);
        }
      }
      till.pause(1_000);
      assertThat(till.scans).as("seed %d", seed).isEqualTo(scanned);
      assertThat(till.field.toString()).as("seed %d", seed).isEqualTo(typed.toString());
      assertThat(till.broken).as("seed %d", seed).isEmpty();
    }
  }

  /** A window with one field that does as it is told, and a timer for the deadline. */
  private static final class Window {
    private final ScanClassifier classifier;
    private final StringBuilder field = new StringBuilder();
    private final List<String> scans = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<ScanKey> passed = new ArrayList<>();
    private long now_nanos;

    Window(ScanSettings settings) {
      this(settings, 5_000_000_000L);
    }

    Window(ScanSettings settings, long start_nanos) {
      classifier = new ScanClassifier(settings);
      now_nanos = start_nanos;
    }

    /** Presses a key for each character, each this long after the key before it. */
    Window types(String characters, int gap_ms) {
      characters.chars().forEach(key -> after(gap_ms, new ScanKey.Typed((char) key)));
      return this;
    }

    Window after(int gap_ms, ScanKey key) {
      pause(gap_ms);
      obey(classifier.feed(key, now_nanos), key);
      return this;
    }

    void pause(int gap_ms) {
      long end_nanos = now_nanos + gap_ms * 1_000_000L;
      OptionalLong deadline = classifier.deadline_nanos();
      if (deadline.isPresent() && deadline.getAsLong() - end_nanos < 0) {
        obey(classifier.expire(deadline.getAsLong()), ENTER);
      }
      now_nanos = end_nanos;
    }

    private void obey(List<ScanDecision> decisions, ScanKey key) {
      for (ScanDecision decision : decisions) {
        switch (decision) {
          case ScanDecision.Pass pass -> passed.add(key);
          case ScanDecision.Hold hold -> {}
          case ScanDecision.Scan(String code) -> scans.add(code);
          case ScanDecision.Broken(String characters) -> broken.add(characters);
          case ScanDecision.Release(String characters) -> field.append(characters);
        }
      }
    }
  }
}
