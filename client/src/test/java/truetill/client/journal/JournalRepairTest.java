package truetill.client.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import truetill.core.outcome.Outcome;

/** A damaged journal and a store that has all of it, some of it, or none (sync.md section 3). */
class JournalRepairTest {
  private static final int RECORDS = 24;
  private static final long[] STARTS = {1, 9, 10, 17};

  private final JournalFixture fixture = new JournalFixture();
  private final List<byte[]> whole = new ArrayList<>();

  /** The same records as the program wrote them, laid out in several segments. */
  @BeforeEach
  void write() throws IOException {
    Journal journal = fixture.open();
    for (int record = 1; record <= RECORDS; record++) {
      fixture.append(journal, JournalFixture.hard("reason " + record)).orElseThrow();
    }
    whole.addAll(journal.read(1, RECORDS, Integer.MAX_VALUE));
    journal.close();
    for (int at = 0; at < STARTS.length; at++) {
      long end = at + 1 < STARTS.length ? STARTS[at + 1] : RECORDS + 1;
      fixture.plant(
          new SegmentName(STARTS[at], 0).file(), framed(whole.subList(i(STARTS[at]), i(end))));
    }
    assertThat(fixture.tryOpen(JournalFixture.IDENTITY).isDone()).isTrue();
  }

  private static int i(long seq) {
    return (int) seq - 1;
  }

  @Test
  void whateverIsDamagedIsMendedByAStoreThatHasAll() throws IOException {
    int damaged = 0;
    for (int seed = 0; seed < 400; seed++) {
      JournalFixture broken = damaged(new Random(seed));
      if (!broken.tryOpen(JournalFixture.IDENTITY).isDone()) {
        damaged++;
        Outcome<Integer> mended = repair(broken, RECORDS).mend();
        assertThat(mended.isDone()).as("seed %d: %s", seed, mended).isTrue();
        checkWhole(broken, seed);
      }
    }
    assertThat(damaged).isGreaterThan(300);
  }

  @Test
  void aStoreThatHasOnlyPartMendsWhatItCanOrNothingIsChanged() throws IOException {
    int mended = 0;
    int refused = 0;
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      JournalFixture broken = damaged(random);
      if (broken.tryOpen(JournalFixture.IDENTITY).isDone()) {
        continue;
      }
      Map<String, byte[]> before = files(broken);
      if (repair(broken, random.nextInt(RECORDS)).mend().isDone()) {
        mended++;
        checkWhole(broken, seed);
      } else {
        refused++;
        before.forEach(
            (name, bytes) -> assertThat(broken.storage.bytes(name)).as(name).isEqualTo(bytes));
        assertThat(broken.tryOpen(JournalFixture.IDENTITY).isDone()).isFalse();
      }
    }
    assertThat(mended).isGreaterThan(30);
    assertThat(refused).isGreaterThan(30);
  }

  @Test
  void theMissingRecordStandsInASegmentNamedByItAndTheDamagedBytesAreKept() throws IOException {
    String name = new SegmentName(10, 0).file();
    byte[] good = fixture.bytes(name);
    int at = Frame.size(whole.get(i(10))) + 20;
    fixture.plant(name, JournalFixture.flipped(good, at));

    assertThat(repair(fixture, RECORDS).mend().orElseThrow()).isEqualTo(1);

    assertThat(fixture.segments()).contains(new SegmentName(11, 1).file());
    assertThat(fixture.bytes(name)).isEqualTo(JournalFixture.flipped(good, at));
    checkWhole(fixture, 0);
    assertThat(fixture.storage.names()).anyMatch(file -> file.startsWith("quarantine/" + name));
  }

  @Test
  void aStoreWithAnotherHistoryIsNotBelieved() throws IOException {
    JournalFixture other = new JournalFixture();
    Journal journal = other.open();
    for (int record = 1; record <= RECORDS; record++) {
      other.append(journal, JournalFixture.hard("another " + record)).orElseThrow();
    }
    List<byte[]> others = journal.read(1, RECORDS, Integer.MAX_VALUE);
    String name = new SegmentName(9, 0).file();
    fixture.storage.delete(Journal.FOLDER + "/" + name);

    assertThat(repair(fixture, others).mend().isDone()).isFalse();
    assertThat(fixture.segments()).doesNotContain(name).noneMatch(file -> file.contains("-1"));
  }

  @Test
  void aJournalOfAnotherDeviceIsNothingToMend() throws IOException {
    JournalRepair repair =
        new JournalRepair(
            fixture.storage, JournalFixture.identity(2), seq -> Outcome.done(List.of()));
    assertThat(repair.mend().isDone()).isFalse();
  }

  /** Some byte, some stretch, some segment or some end is gone. */
  private JournalFixture damaged(Random random) {
    JournalFixture broken = new JournalFixture(fixture.storage.copy());
    for (int damage = 0; damage <= random.nextInt(3); damage++) {
      String name = new SegmentName(STARTS[random.nextInt(STARTS.length)], 0).file();
      if (!broken.segments().contains(name)) {
        continue;
      }
      byte[] bytes = broken.bytes(name);
      int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      switch (bytes.length == 0 ? 3 : random.nextInt(4)) {
        case 0 -> broken.plant(name, JournalFixture.flipped(bytes, at));
        case 1 -> broken.plant(name, Arrays.copyOf(bytes, at));
        case 2 -> {
          byte[] zeroed = bytes.clone();
          Arrays.fill(zeroed, at, Math.min(bytes.length, at + 1 + random.nextInt(600)), (byte) 0);
          broken.plant(name, zeroed);
        }
        default -> broken.storage.delete(Journal.FOLDER + "/" + name);
      }
    }
    return broken;
  }

  private JournalRepair repair(JournalFixture broken, int known) {
    return repair(broken, whole.subList(0, known));
  }

  private static JournalRepair repair(JournalFixture broken, List<byte[]> known) {
    return new JournalRepair(
        broken.storage,
        JournalFixture.IDENTITY,
        seq ->
            Outcome.done(
                known.subList(
                    (int) Math.min(seq - 1, known.size()), (int) Math.min(seq + 2, known.size()))));
  }

  /** It opens with every record as it was, and again, and proves itself. */
  private void checkWhole(JournalFixture mended, int seed) throws IOException {
    for (int start = 1; start <= 2; start++) {
      Outcome<Journal> opened = mended.tryOpen(JournalFixture.IDENTITY);
      assertThat(opened.isDone()).as("seed %d: %s", seed, opened).isTrue();
      Journal journal = opened.orElseThrow();
      List<byte[]> records = journal.read(1, RECORDS + 1, Integer.MAX_VALUE);
      assertThat(records).as("seed %d", seed).hasSize(RECORDS);
      for (int at = 0; at < RECORDS; at++) {
        assertThat(records.get(at)).as("seed %d record %d", seed, at + 1).isEqualTo(whole.get(at));
      }
      assertThat(JournalCheck.run(mended.storage).problem()).as("seed %d", seed).isNull();
      journal.close();
    }
    Journal journal = mended.open();
    mended.append(journal, JournalFixture.hard("and on")).orElseThrow();
    journal.close();
  }

  private static Map<String, byte[]> files(JournalFixture fixture) {
    Map<String, byte[]> files = new HashMap<>();
    fixture.storage.names().forEach(name -> files.put(name, fixture.storage.bytes(name)));
    return files;
  }

  private static byte[] framed(List<byte[]> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      ByteBuffer frame = ByteBuffer.allocate(Frame.size(record));
      Frame.put(frame, record);
      out.writeBytes(frame.array());
    }
    return out.toByteArray();
  }
}
