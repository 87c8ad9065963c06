package truetill.client.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.journal.JournalFixture.hard;
import static truetill.client.journal.JournalFixture.soft;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;

class JournalOpeningTest {
  private final JournalFixture fixture = new JournalFixture();
  private String segment = "";
  private byte[] whole = {};
  private int lastRecordAt;

  /** Three acknowledged records and a soft one that nobody was told of. */
  @BeforeEach
  void write() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("one"));
    fixture.append(journal, hard("two"));
    fixture.append(journal, hard("three"));
    segment = fixture.segments().getFirst();
    lastRecordAt = fixture.bytes(segment).length;
    fixture.append(journal, soft());
    whole = fixture.bytes(segment);
  }

  @Test
  void aTornTailIsKeptAsideAndCutWhereverItWasTorn() throws IOException {
    for (int length = lastRecordAt + 1; length < whole.length; length++) {
      JournalFixture torn = new JournalFixture(fixture.storage.copy());
      torn.plant(segment, Arrays.copyOf(whole, length));
      Journal journal = torn.open();

      assertThat(torn.replayedSeqs()).as("cut at %d", length).containsExactly(1L, 2L, 3L);
      assertThat(torn.bytes(segment)).hasSize(lastRecordAt);
      byte[] tail = Arrays.copyOfRange(whole, lastRecordAt, length);
      if (!Frame.onlyZeros(tail, 0)) {
        String kept = torn.storage.list("quarantine").getFirst();
        assertThat(torn.storage.bytes("quarantine/" + kept)).isEqualTo(tail);
      }
      assertThat(torn.append(journal, hard("goes on")).isDone()).isTrue();
    }
  }

  @Test
  void aTailOfZerosIsACleanEnd() throws IOException {
    fixture.plant(segment, Arrays.copyOf(whole, whole.length + 5000));
    Journal journal = fixture.open();

    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(fixture.storage.list("quarantine")).isEmpty();
    fixture.append(journal, hard("five"));
    fixture.open();
    assertThat(fixture.replayedSeqs()).hasSize(5);
  }

  @Test
  void damageBelowTheAcknowledgedHeadIsRefusedAndNothingIsChanged() throws IOException {
    for (int at = 0; at < lastRecordAt; at++) {
      JournalFixture damaged = new JournalFixture(fixture.storage.copy());
      byte[] flipped = JournalFixture.flipped(whole, at);
      damaged.plant(segment, flipped);

      assertThat(code(damaged.tryOpen(JournalFixture.IDENTITY)))
          .as("flipped byte %d", at)
          .isEqualTo("journal_damaged");
      assertThat(damaged.bytes(segment)).isEqualTo(flipped);
    }
  }

  @Test
  void aJournalThatEndsBeforeWhatWasAcknowledgedIsRefused() throws IOException {
    byte[] two = Arrays.copyOf(whole, Frame.size(fixture.open().read(1, 1, 1).getFirst()));
    fixture.plant(segment, two);

    assertThat(code(fixture.tryOpen(JournalFixture.IDENTITY))).isEqualTo("journal_damaged");
  }

  @Test
  void aJournalOfAnotherDeviceIsRefusedInPlainWords() throws IOException {
    Outcome<Journal> outcome = fixture.tryOpen(JournalFixture.identity(2));

    assertThat(code(outcome)).isEqualTo("foreign_journal");
    assertThat(((Outcome.Refused<Journal>) outcome).detail()).contains("another device");
  }

  @Test
  void theSameDeviceEnrolledAnewIsAnotherChain() throws IOException {
    DeviceIdentity old = JournalFixture.IDENTITY;
    DeviceIdentity anew =
        new DeviceIdentity(
            old.device(),
            "another nonce",
            old.register(),
            old.registerCode(),
            old.registerName(),
            old.series(),
            old.location(),
            old.locationName(),
            old.timezone(),
            old.secret(),
            old.pinKey(),
            old.server());
    assertThat(code(fixture.tryOpen(anew))).isEqualTo("foreign_journal");
  }

  @Test
  void equalCopiesOfARecordMerge() throws IOException {
    byte[] copyOfTheLast = Arrays.copyOfRange(whole, lastRecordAt, whole.length);
    fixture.plant(new SegmentName(4, 0).file(), copyOfTheLast);
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L, 4L);
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void differentCopiesOfARecordStopTheRegister() throws IOException {
    JournalFixture other = new JournalFixture(fixture.storage.copy());
    byte[] three = Arrays.copyOf(whole, lastRecordAt);
    other.plant(segment, three);
    Journal journal = other.open();
    other.append(journal, hard("another fourth"));
    byte[] changed = other.bytes(segment);
    fixture.plant(
        new SegmentName(4, 0).file(), Arrays.copyOfRange(changed, lastRecordAt, changed.length));

    assertThat(code(fixture.tryOpen(JournalFixture.IDENTITY))).isEqualTo("journal_conflict");
  }

  @Test
  void aStoppedJournalIsStoppedAfterEveryStartAlsoWhenItsNoteIsDamaged() throws IOException {
    JournalStop stop =
        new JournalStop(JournalStop.Reason.FORKED, Instant.parse("2026-11-22T18:00:00Z"));
    fixture.open().stop(stop);
    fixture.storage.crash();

    Journal again = fixture.open();
    assertThat(again.stopped()).isEqualTo(stop);
    assertThat(code(fixture.append(again, hard("more")))).isEqualTo("journal_stopped");
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L, 4L);
    fixture.plant("stopped", new byte[] {'{', 1});
    assertThat(fixture.open().stopped()).isNotNull();
    assertThat(code(fixture.append(fixture.open(), hard("more")))).isEqualTo("journal_stopped");
  }

  @Test
  void aLostSegmentInTheMiddleIsDamage() throws IOException {
    byte[] tail = Arrays.copyOfRange(whole, lastRecordAt, whole.length);
    fixture.plant(segment, Arrays.copyOf(whole, Frame.size(recordBytes(0))));
    fixture.plant(new SegmentName(4, 0).file(), tail);

    assertThat(code(fixture.tryOpen(JournalFixture.IDENTITY))).isEqualTo("journal_damaged");
  }

  private byte[] recordBytes(int index) {
    return SegmentScanHelp.records(fixture.storage, segment).get(index);
  }

  private static String code(Outcome<?> outcome) {
    return outcome instanceof Outcome.Refused<?> refused ? refused.code() : "done";
  }
}
