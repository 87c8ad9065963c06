package truetill.client.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.journal.JournalFixture.hard;
import static truetill.client.journal.JournalFixture.soft;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import truetill.core.journal.OpBody;
import truetill.core.outcome.Outcome;

class JournalTest {
  private static final int PAGE = 4096;

  private final JournalFixture fixture = new JournalFixture();

  @Test
  void aHardRecordOutlivesAPowerCutTheMomentItIsAnswered() throws IOException {
    Journal journal = fixture.open();
    assertThat(fixture.append(journal, hard("first")).isDone()).isTrue();
    fixture.storage.crash();

    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L);
  }

  @Test
  void aSoftRecordIsForcedWithin250Milliseconds() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, soft());
    fixture.scheduler.pass(Duration.ofMillis(249));
    assertThat(journal.forced().seq()).isZero();
    fixture.scheduler.pass(Duration.ofMillis(1));

    assertThat(journal.forced().seq()).isEqualTo(1);
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L);
  }

  @Test
  void aSoftRecordIsForcedWithTheNextHardOne() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, soft());
    fixture.append(journal, hard("then"));

    assertThat(journal.forced().seq()).isEqualTo(2);
    assertThat(fixture.scheduler.waiting()).isZero();
  }

  /**
   * Pages that were not forced may be written in any order: none of them makes a journal damaged.
   */
  @Test
  void whicheverPagesAPowerCutLeavesTheJournalOpens() throws IOException {
    Random random = new Random(7);
    int severalPages = 0;
    for (int round = 0; round < 30; round++) {
      JournalFixture till = new JournalFixture();
      Journal journal = till.open();
      for (int step = 0; step < 25; step++) {
        if (random.nextInt(6) == 0) {
          List<JournalRecord> two =
              till.chain(
                  journal.head(), hard("x".repeat(random.nextInt(6_000))), hard("and a total"));
          journal.append(two);
        } else {
          till.append(journal, soft());
        }
        severalPages += openWithAnyPages(till, journal.forced().seq());
      }
    }
    assertThat(severalPages).as("cuts with a choice of pages").isPositive();
  }

  private static int openWithAnyPages(JournalFixture till, long forced) throws IOException {
    FakeStorage cut = till.storage.forcedCopy();
    int choices = 0;
    for (String name : till.storage.names()) {
      byte[] now = till.storage.bytes(name);
      byte[] was = cut.names().contains(name) ? cut.bytes(name) : new byte[0];
      int first = was.length / PAGE;
      int pages = now.length <= was.length ? 0 : (now.length - 1) / PAGE - first + 1;
      for (int left = 0; name.endsWith(".seg") && pages > 0 && left < 1 << pages; left++) {
        byte[] bytes = Arrays.copyOf(was, now.length);
        for (int page = 0; page < pages; page++) {
          if (((left >> page) & 1) == 1) {
            int from = (first + page) * PAGE;
            int to = Math.min(from + PAGE, now.length);
            System.arraycopy(now, from, bytes, from, to - from);
          }
        }
        FakeStorage disk = cut.copy();
        disk.plant(name, bytes);
        JournalFixture again = new JournalFixture(disk);
        again.open();
        assertThat(again.replayedSeqs().size()).isGreaterThanOrEqualTo((int) forced);
        choices += pages > 1 ? 1 : 0;
      }
    }
    return choices;
  }

  @Test
  void onlyForcedRecordsAreGivenOut() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("first"));
    fixture.append(journal, soft());

    assertThat(journal.read(1, 10, 1 << 20)).hasSize(1);
    assertThat(journal.read(2, 10, 1 << 20)).isEmpty();
  }

  @Test
  void readingGivesTheExactBytesInPortions() throws IOException {
    Journal journal = fixture.open();
    List<JournalRecord> records =
        fixture.chain(journal.head(), hard("a"), hard("b"), hard("c"), hard("d"));
    journal.append(records);

    List<byte[]> firstTwo = journal.read(1, 2, 1 << 20);
    assertThat(firstTwo).hasSize(2);
    assertThat(firstTwo.getFirst()).isEqualTo(records.getFirst().bytes());
    assertThat(journal.read(3, 10, 1 << 20)).hasSize(2);
    assertThat(journal.read(2, 10, 1)).hasSize(1);
    assertThat(journal.read(1, 10, 1 << 20)).hasSize(4);
  }

  @Test
  void aSegmentEndsBelowEightMebibytesAndTheNextIsNamedByItsFirstRecord() throws IOException {
    Journal journal = fixture.open();
    String words = "x".repeat(60_000);
    for (int record = 0; record < 300; record++) {
      assertThat(fixture.append(journal, hard(words)).isDone()).isTrue();
    }

    assertThat(fixture.segments()).hasSizeGreaterThan(2);
    fixture.segments().forEach(name -> assertThat(fixture.bytes(name).length).isLessThan(8 << 20));
    fixture.storage.crash();
    Journal again = fixture.open();
    assertThat(fixture.replayedSeqs()).hasSize(300);
    assertThat(again.read(1, 1000, Integer.MAX_VALUE)).hasSize(300);
    assertThat(again.read(137, 1, Integer.MAX_VALUE).getFirst())
        .isEqualTo(fixture.replayed.get(136).bytes());
  }

  @Test
  void aFullDiskRefusesAndTheSaleIsRecordedOnceSpaceIsBack() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("before"));
    fixture.storage.setFreeBytes(100);

    assertThat(fixture.append(journal, hard("too much")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo("disk_full");
              assertThat(refused.detail()).contains("full");
            });
    assertThat(journal.failure()).contains("full");
    assertThat(journal.head().seq()).isEqualTo(1);

    fixture.storage.setFreeBytes(1 << 30);
    assertThat(fixture.append(journal, hard("after")).isDone()).isTrue();
    assertThat(journal.failure()).isNull();
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayed.get(1).op().body()).isEqualTo(hard("after"));
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L);
  }

  @Test
  void afterAFailedForceTheSameBytesGoToAFreshSegmentAndTheOldIsNeverForcedAgain()
      throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("good"));
    fixture.append(journal, soft());
    String poisoned = fixture.segments().getFirst();
    fixture.storage.failForces(name -> name.endsWith(poisoned));
    fixture.storage.forcedFiles().clear();

    assertThat(fixture.append(journal, hard("through")).isDone()).isTrue();
    fixture.storage.heal();
    assertThat(fixture.append(journal, hard("and on")).isDone()).isTrue();

    assertThat(fixture.storage.forcedFiles()).noneMatch(name -> name.endsWith(poisoned));
    assertThat(fixture.segments()).hasSize(2);
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void whenTheFreshSegmentFailsTooNothingWasRecorded() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("good"));
    fixture.append(journal, soft());
    fixture.storage.failForces(name -> true);

    assertThat(fixture.append(journal, hard("refused")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo("not_recorded"));
    assertThat(journal.head().seq()).isEqualTo(2);

    fixture.storage.heal();
    assertThat(fixture.append(journal, hard("accepted")).isDone()).isTrue();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L);
    assertThat(fixture.replayed.get(2).op().body()).isEqualTo(hard("accepted"));
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aRefusedRecordDoesNotAppearAfterARestartEither() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("good"));
    fixture.storage.failForces(name -> true);
    fixture.append(journal, hard("refused"));
    fixture.storage.heal();

    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L);
  }

  @Test
  void aFailedWriteThatLeftHalfARecordIsMendedInAFreshSegment() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("good"));
    String poisoned = fixture.segments().getFirst();
    fixture.storage.failWrites(name -> name.endsWith(poisoned));

    assertThat(fixture.append(journal, hard("whole")).isDone()).isTrue();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L);
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L);
  }

  @Test
  void aSoftRecordWhoseForceFailsIsTriedAgainUntilItHolds() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, soft());
    fixture.storage.failForces(name -> true);
    fixture.scheduler.pass(Duration.ofSeconds(1));
    assertThat(journal.failure()).isNotNull();
    fixture.storage.heal();
    fixture.scheduler.pass(Duration.ofSeconds(2));

    assertThat(journal.failure()).isNull();
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L);
  }

  @Test
  void whatWasRefusedIsGoneWhenTheProgramEndsOnADiskThatIsWellAgain() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("good"));
    fixture.storage.failForces(name -> true);
    assertThat(fixture.append(journal, hard("refused")).isDone()).isFalse();
    fixture.storage.heal();
    journal.close();
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L);
  }

  @Test
  void whatASoftForcePutInAFreshSegmentStaysWhenTheNextRecordIsRefused() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, hard("good"));
    fixture.append(journal, soft());
    String poisoned = fixture.segments().getFirst();
    fixture.storage.failForces(name -> name.endsWith(poisoned));
    fixture.scheduler.pass(Duration.ofMillis(300));
    assertThat(journal.forced().seq()).isEqualTo(2);
    fixture.storage.failForces(name -> true);
    assertThat(fixture.append(journal, hard("refused")).isDone()).isFalse();

    fixture.storage.heal();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L);
  }

  @Test
  void theWordOfAFailingDiskGoesWhenItIsWellAgain() throws IOException {
    Journal journal = fixture.open();
    fixture.storage.failForces(name -> true);
    assertThat(fixture.append(journal, hard("refused")).isDone()).isFalse();
    fixture.scheduler.pass(Duration.ofSeconds(21));
    assertThat(journal.failure()).isNotNull();

    fixture.storage.heal();
    fixture.scheduler.pass(Duration.ofSeconds(10));
    assertThat(journal.failure()).isNull();
    assertThat(fixture.storage.list("journal")).containsOnly("head");
  }

  /** What was told in order, and nothing that was refused, at least as far as it was forced. */
  @Test
  void whateverFailsAndWhereverPowerGoesWhatWasForcedIsThere() throws IOException {
    for (int seed = 0; seed < 600; seed++) {
      Random random = new Random(seed);
      JournalFixture till = new JournalFixture();
      Journal journal = till.open();
      List<OpBody> told = new ArrayList<>();
      for (int act = 0; act < 60; act++) {
        int[] failures = {random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0};
        int[] sound = {random.nextInt(3)};
        Predicate<String> fails = name -> sound[0]-- <= 0 && failures[0]-- > 0;
        if (random.nextBoolean()) {
          till.storage.failForces(fails);
        } else {
          till.storage.failWrites(fails);
        }
        List<OpBody> bodies =
            switch (random.nextInt(4)) {
              case 0 -> List.of(hard("h" + act));
              case 1 -> List.of(soft());
              case 2 -> List.of(hard("x".repeat(random.nextInt(6_000))), soft(), hard("y" + act));
              default -> List.of();
            };
        if (bodies.isEmpty()) {
          till.scheduler.pass(Duration.ofMillis(random.nextInt(400)));
        } else if (till.append(journal, bodies.toArray(OpBody[]::new)).isDone()) {
          told.addAll(bodies);
        }
        till.storage.heal();
        if (random.nextInt(8) == 0) {
          till = new JournalFixture(till.storage); // the program dies, and the system does not
          openOnAFailingDisk(till, random);
          journal = till.open();
          assertThat(till.replayed.stream().map(record -> record.op().body()))
              .as("seed %s, act %s", seed, act)
              .isEqualTo(told);
        }
        if (random.nextInt(6) == 0) {
          till.scheduler.pass(Duration.ofSeconds(10));
          long forced = journal.forced().seq();
          till.storage.crash();
          till = new JournalFixture(till.storage);
          openOnAFailingDisk(till, random);
          journal = till.open();
          List<OpBody> there = till.replayed.stream().map(record -> record.op().body()).toList();
          assertThat(there.size())
              .as("seed %s, act %s", seed, act)
              .isBetween((int) forced, told.size());
          assertThat(there)
              .as("seed %s, act %s", seed, act)
              .isEqualTo(told.subList(0, there.size()));
          told = new ArrayList<>(there);
        }
      }
    }
  }

  /** A start that fails somewhere, or does not; the disk is well again afterwards. */
  private static void openOnAFailingDisk(JournalFixture till, Random random) {
    int[] sound = {random.nextInt(4)};
    Predicate<String> fails = name -> sound[0]-- == 0;
    switch (random.nextInt(4)) {
      case 0 -> till.storage.failForces(fails);
      case 1 -> till.storage.failWrites(fails);
      case 2 -> till.storage.failOpens(fails);
      default -> {
        return;
      }
    }
    try {
      till.open();
    } catch (IOException failed) {
      // said to whoever started it, and tried again
    }
    till.storage.heal();
  }

  @Test
  void aRecordAbove64KibibytesIsRefused() throws IOException {
    Journal journal = fixture.open();
    assertThat(fixture.append(journal, hard("x".repeat(70_000))))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo("too_large"));
    assertThat(journal.head().seq()).isZero();
  }

  @Test
  void spaceIsLowBelow256MebibytesAndFullBelow64() throws IOException {
    Journal journal = fixture.open();
    fixture.storage.setFreeBytes(256L << 20);
    assertThat(journal.space()).isEqualTo(DiskSpace.ENOUGH);
    fixture.storage.setFreeBytes((256L << 20) - 1);
    assertThat(journal.space()).isEqualTo(DiskSpace.LOW);
    fixture.storage.setFreeBytes((64L << 20) - 1);
    assertThat(journal.space()).isEqualTo(DiskSpace.FULL);
  }

  @Test
  void closingForcesWhatIsSoft() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, soft());
    journal.close();
    fixture.storage.crash();
    fixture.open();
    assertThat(fixture.replayedSeqs()).containsExactly(1L);
  }
}
