package truetill.client.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest {
  @TempDir Path folder = Path.of("");

  @Test
  void whatIsAppendedIsReadBack() throws IOException {
    DiskStorage storage = DiskStorage.create(folder.resolve("data"));
    try (StorageFile file = storage.open("journal/a")) {
      file.append("one".getBytes(UTF_8));
      file.append("two".getBytes(UTF_8));
      file.writeAt(0, "O".getBytes(UTF_8));
      file.force(true);
      storage.forceFolder("journal");
      assertThat(file.size()).isEqualTo(6);
    }
    try (InputStream in = storage.read("journal/a")) {
      assertThat(in.readAllBytes()).isEqualTo("Onetwo".getBytes(UTF_8));
    }
    assertThat(storage.list("journal")).containsExactly("a");
    assertThat(storage.list("nowhere")).isEmpty();
    assertThat(storage.freeBytes()).isPositive();
  }

  @Test
  void aFileIsReplacedWholeAndDeleted() throws IOException {
    DiskStorage storage = DiskStorage.create(folder);
    WholeFile.replace(storage, "device.json", "old".getBytes(UTF_8));
    WholeFile.replace(storage, "device.json", "new".getBytes(UTF_8));
    assertThat(WholeFile.read(storage, "device.json")).isEqualTo("new".getBytes(UTF_8));
    storage.delete("device.json");
    storage.delete("device.json");
    assertThat(WholeFile.read(storage, "device.json")).isNull();
    assertThatThrownBy(() -> storage.read("device.json")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void onlyTheOwnerMayReadWhatIsWritten() throws IOException {
    DiskStorage storage = DiskStorage.create(folder);
    WholeFile.replace(storage, "deep/secret", "x".getBytes(UTF_8));
    Path file = folder.resolve("deep/secret");
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("deep"))))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(storage.folder("of a library"))))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aSecondCopyOnTheSameFolderIsRefusedUntilTheFirstHasGone() throws IOException {
    DiskStorage first = DiskStorage.create(folder);
    DiskStorage second = DiskStorage.open(folder);
    try (Closeable lock = first.lock()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(second::lock)
          .isInstanceOf(FolderInUse.class)
          .hasMessageContaining("already running");
    }
    second.lock().close();
  }

  @Test
  void aJournalOnARealDiskIsReadBack() throws IOException {
    DiskStorage storage = DiskStorage.create(folder);
    JournalFixture fixture = new JournalFixture();
    DeviceFile.write(storage, JournalFixture.IDENTITY);
    JournalOpening opening =
        new JournalOpening(storage, JournalFixture.IDENTITY, fixture.scheduler, FaultPoints.NONE);
    try (Journal journal = opening.open(record -> {}).orElseThrow()) {
      fixture.append(journal, JournalFixture.hard("one"));
      fixture.append(journal, JournalFixture.soft());
    }
    try (Journal journal = opening.open(fixture.replayed::add).orElseThrow()) {
      assertThat(journal.head().seq()).isEqualTo(2);
      assertThat(fixture.replayedSeqs()).containsExactly(1L, 2L);
    }
    assertThat(JournalCheck.run(storage).problem()).isNull();
  }
}
