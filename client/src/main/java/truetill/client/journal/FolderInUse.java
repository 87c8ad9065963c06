package truetill.client.journal;

import java.io.IOException;

/** Another copy of the program works on this data folder. */
public final class FolderInUse extends IOException {
  public FolderInUse(String message) {
    super(message);
  }
}
