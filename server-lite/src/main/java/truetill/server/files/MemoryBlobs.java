package truetill.server.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Contents of a store that keeps everything in memory. */
public final class MemoryBlobs implements Blobs {
  private final Map<UUID, byte[]> contents = new ConcurrentHashMap<>();

  @Override
  public void write(UUID name, InputStream content) throws IOException {
    contents.put(name, content.readAllBytes());
  }

  @Override
  public Optional<InputStream> open(UUID name) {
    return Optional.ofNullable(contents.get(name)).map(ByteArrayInputStream::new);
  }

  @Override
  public void delete(UUID name) {
    contents.remove(name);
  }

  @Override
  public int deleteAllBut(Set<UUID> named) {
    Set<UUID> orphans = new HashSet<>(contents.keySet());
    orphans.removeAll(named);
    orphans.forEach(contents::remove);
    return orphans.size();
  }
}
