package truetill.client.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static truetill.client.journal.JournalFixture.closed;
import static truetill.client.journal.JournalFixture.opened;
import static truetill.client.journal.JournalFixture.sale;
import static truetill.client.journal.JournalFixture.soft;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import truetill.core.journal.OpBody;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;

class JournalCheckTest {
  private final JournalFixture fixture = new JournalFixture();

  @Test
  void anEmptyJournalIsRight() throws IOException {
    fixture.open();
    assertThat(problem()).isNull();
  }

  @Test
  void aFolderThatIsNoRegisterIsSaidToBeNone() throws IOException {
    assertThat(problem()).contains("no register's data folder");
  }

  @Test
  void aDayWithSalesDropAndCloseIsRight() throws IOException {
    Journal journal = aDay();
    journal.close();

    JournalCheck.Finding finding = JournalCheck.run(fixture.storage);
    assertThat(finding.problem()).isNull();
    assertThat(finding.records()).isEqualTo(6);
    assertThat(finding.receipts()).isEqualTo(2);
    assertThat(finding.drawersClosed()).isEqualTo(1);
    assertThat(finding.head()).isEqualTo(journal.head().hash());
  }

  @Test
  void aFlippedByteAnywhereIsNamedTheLastRecordIncluded() throws IOException {
    aDay().close();
    for (String name : fixture.storage.list(Journal.FOLDER)) {
      String path = Journal.FOLDER + "/" + name;
      byte[] whole = fixture.storage.bytes(path);
      for (int at = 0; at < whole.length; at++) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) (1 << (at % 8));
        fixture.storage.plant(path, flipped);
        assertThat(problem()).as("%s, byte %d", name, at).isNotNull();
      }
      fixture.storage.plant(path, whole);
    }
    assertThat(problem()).isNull();
  }

  @Test
  void aFlippedByteIsNamedWithItsRecord() throws IOException {
    aDay().close();
    String segment = fixture.segments().getFirst();
    byte[] whole = fixture.bytes(segment);
    int inTheSecond = Frame.size(SegmentScanHelp.records(fixture.storage, segment).getFirst()) + 99;
    fixture.plant(segment, JournalFixture.flipped(whole, inTheSecond));
    assertThat(problem()).startsWith("record 2 in " + segment);

    fixture.plant(segment, JournalFixture.flipped(whole, whole.length - 1));
    assertThat(problem()).startsWith("record 6 in " + segment);
  }

  @Test
  void aJournalCutAnywhereIsNamed() throws IOException {
    aDay().close();
    String segment = fixture.segments().getFirst();
    byte[] whole = fixture.bytes(segment);
    for (int length = 0; length < whole.length; length++) {
      fixture.plant(segment, Arrays.copyOf(whole, length));
      assertThat(problem()).as("cut to %d bytes", length).isNotNull();
    }
  }

  @Test
  void bytesBehindTheLastRecordAreNamed() throws IOException {
    aDay().close();
    String segment = fixture.segments().getFirst();
    byte[] whole = fixture.bytes(segment);
    fixture.plant(segment, JournalFixture.joined(whole, new byte[] {1}));
    assertThat(problem()).startsWith("record 7 in " + segment);
    fixture.plant(segment, JournalFixture.joined(whole, new byte[8]));
    assertThat(problem()).startsWith("record 7 in " + segment);
  }

  @Test
  void aDrawerClosedOnAnotherAmountThanItsRecordsIsNamed() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, opened("200.00"), sale(1, "10.00"), closed("210.00", "210.00"));
    assertThat(problem()).startsWith("record 3 in ").contains("expects 210.00", "210.70");
  }

  @Test
  void aMissingReceiptNumberIsNamed() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, opened("200.00"), sale(1, "10.00"), sale(3, "10.00"));
    assertThat(problem()).startsWith("record 3 in ").contains("R-20261122-010002 is due");
  }

  @Test
  void aReceiptNumberGivenTwiceIsNamed() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, opened("200.00"), sale(1, "10.00"), sale(1, "10.00"));
    assertThat(problem()).startsWith("record 3 in ").contains("R-20261122-010002 is due");
  }

  @Test
  void aCheckpointWithOtherTotalsIsNamed() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, opened("200.00"), sale(1, "10.00"));
    Journal.Head head = journal.head();
    fixture.append(
        journal,
        new OpBody.Checkpoint(head.seq(), head.hash(), Money.of("10.70"), Money.of("210.71")));
    assertThat(problem()).startsWith("record 3 in ").contains("running totals");
  }

  @Test
  void aCheckedCheckpointIsRight() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, opened("200.00"), sale(1, "10.00"));
    Journal.Head head = journal.head();
    fixture.append(
        journal,
        new OpBody.Checkpoint(head.seq(), head.hash(), Money.of("10.70"), Money.of("210.70")));
    assertThat(problem()).isNull();
  }

  private Journal aDay() throws IOException {
    Journal journal = fixture.open();
    fixture.append(journal, opened("200.00"));
    fixture.append(journal, soft());
    fixture.append(journal, sale(1, "10.00"));
    fixture.append(journal, sale(2, "1.50"));
    fixture.append(
        journal,
        new OpBody.DrawerDropped(
            JournalFixture.DRAWER,
            JournalFixture.IDENTITY.device(),
            Money.of("50.00"),
            CashCount.NOT_COUNTED,
            "evening"));
    fixture.append(journal, closed("162.31", "162.00"));
    return journal;
  }

  private @Nullable String problem() throws IOException {
    return JournalCheck.run(fixture.storage).problem();
  }
}
