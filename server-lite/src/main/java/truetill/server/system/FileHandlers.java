package truetill.server.system;

import static truetill.server.http.Body.or;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import truetill.core.clock.Ids;
import truetill.core.wire.system.StoredFile;
import truetill.server.db.Database;
import truetill.server.db.ReadTx;
import truetill.server.db.StorageFailed;
import truetill.server.db.UnitOfWork;
import truetill.server.files.Blobs;
import truetill.server.files.ContentTypes;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Reply;
import truetill.server.http.Upload;

/**
 * Stored files: the record, and its content. A content is written and forced first, then the row
 * names it, then the one before goes: a crash in between leaves an orphan, which the next start
 * removes, and never a row without its content.
 */
final class FileHandlers {
  private static final Logger LOG = LoggerFactory.getLogger(FileHandlers.class);
  private static final String ENTITY = "S3File";
  private static final int MAX_KEY = 500;
  private static final int MAX_FILENAME = 255;
  private static final int MAX_CONTENT_TYPE = 100;
  private static final FileStore.Fields NEW = new FileStore.Fields("", "", 0, "", null);

  private final Database database;
  private final UnitOfWork work;
  private final Blobs blobs;
  private final Ids ids;
  private final FileStore files = new FileStore();
  private final ReleaseStore releases = new ReleaseStore();
  private final ContentTypes types = new ContentTypes();

  FileHandlers(Database database, UnitOfWork work, Blobs blobs, Ids ids) {
    this.database = database;
    this.work = work;
    this.blobs = blobs;
    this.ids = ids;
  }

  Reply list(Call call) {
    return call.page(database.read(tx -> files.page(tx, call.query().paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(database.read(tx -> found(tx, id)).view());
  }

  Reply create(Call call) {
    long uploader = call.caller().userId();
    return Reply.created(
        work.write(tx -> {
          Body body = call.body().require("key", "filename");
          FileStore.Fields fields = fields(tx, body, NEW, 0, true);
          return found(tx, files.insert(tx, fields, uploader)).view();
        }));
  }

  Reply put(Call call) {
    return change(call, true);
  }

  /** The key is the file's name for life: a PATCH does not read it. */
  Reply patch(Call call) {
    return change(call, false);
  }

  private Reply change(Call call, boolean whole) {
    long id = call.id(ENTITY);
    return Reply.ok(
        work.write(tx -> {
          FileStore.Stored old = found(tx, id);
          Body body = call.body();
          if (whole) {
            body.require("key", "filename");
          }
          files.update(tx, id, fields(tx, body, old.fields(), id, whole));
          return found(tx, id).view();
        }));
  }

  private FileStore.Fields fields(
      ReadTx tx, Body body, FileStore.Fields old, long exceptId, boolean withKey) {
    String key = withKey ? or(body.filledText("key", MAX_KEY), old.key()) : old.key();
    if (withKey && !key.isEmpty()) {
      if (!isKey(key)) {
        body.refuse("key", "Write folder/name, with no empty, . or .. part and no backslash.");
      } else if (files.isKeyTaken(tx, key, exceptId)) {
        body.refuseTaken("key", "file");
      }
    }
    String filename = or(body.filledText("filename", MAX_FILENAME), old.filename());
    Integer size = body.integer("size", 0, Integer.MAX_VALUE);
    String type = body.text("content_type", MAX_CONTENT_TYPE);
    body.orRefuse();
    // What lies here is measured and looked into; a writer's word counts only while nothing does.
    boolean measured = old.blob() != null;
    return new FileStore.Fields(
        key,
        filename,
        measured || size == null ? old.sizeBytes() : size,
        measured || type == null ? old.contentType() : type,
        old.blob());
  }

  private static boolean isKey(String key) {
    return key.indexOf('\\') < 0
        && key.chars().noneMatch(Character::isISOControl)
        && Arrays.stream(key.split("/", -1))
            .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
  }

  Reply delete(Call call) {
    long id = call.id(ENTITY);
    List<UUID> gone =
        work.write(tx -> {
          found(tx, id);
          if (releases.isFileUsed(tx, id)) {
            throw Problem.refused("file_in_use", "A print server release uses this file.");
          }
          List<UUID> named = files.blobs(tx, id);
          files.delete(tx, id);
          return named;
        });
    gone.forEach(this::discard);
    return Reply.noContent();
  }

  /** Takes the content of a record, in place of the one before. */
  Reply upload(Call call) {
    long id = call.id(ENTITY);
    database.read(tx -> found(tx, id));
    Upload upload = call.upload("file");
    UUID blob = ids.next();
    String type = stored(blob, upload);
    List<UUID> before;
    StoredFile changed;
    try {
      Replaced replaced =
          work.write(tx -> {
            FileStore.Stored old = found(tx, id);
            List<UUID> named = files.blobs(tx, id);
            files.update(
                tx,
                id,
                new FileStore.Fields(
                    old.view().key(), old.view().filename(), upload.sizeBytes(), type, blob));
            return new Replaced(named, found(tx, id).view());
          });
      before = replaced.before();
      changed = replaced.now();
    } catch (RuntimeException notNamed) {
      discard(blob);
      throw notNamed;
    }
    before.forEach(this::discard);
    return Reply.ok(changed);
  }

  private record Replaced(List<UUID> before, StoredFile now) {}

  private String stored(UUID blob, Upload upload) {
    try (InputStream look = upload.open();
        InputStream content = upload.open()) {
      String type = types.of(look, upload.filename());
      blobs.write(blob, content);
      return type.length() > MAX_CONTENT_TYPE ? "application/octet-stream" : type;
    } catch (IOException full) {
      throw new StorageFailed("The file could not be stored.", full);
    }
  }

  /** As a download under its own name: nothing a person uploaded is ever shown as a page. */
  Reply content(Call call) {
    long id = call.id(ENTITY);
    FileStore.Stored file = database.read(tx -> found(tx, id));
    if (file.blob() == null) {
      throw Problem.missing("This file has no content yet.");
    }
    try {
      InputStream content =
          blobs
              .open(file.blob())
              .orElseThrow(() -> new IOException("content " + file.blob() + " is missing"));
      return new Reply(200, new Reply.Stream(content, file.view().contentType()), Map.of())
          .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(file.view()))
          .with("Content-Security-Policy", "sandbox");
    } catch (IOException unreadable) {
      throw new StorageFailed("The content of file " + id + " cannot be read.", unreadable);
    }
  }

  private static String encoded(StoredFile file) {
    return URLEncoder.encode(file.filename(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** An orphan that cannot go now goes at the next start. */
  private void discard(UUID blob) {
    try {
      blobs.delete(blob);
    } catch (IOException later) {
      LOG.warn("content {} is no longer used and could not be removed", blob, later);
    }
  }

  /** Removes contents that a crash left without a row. */
  void removeOrphans() {
    try {
      int gone = blobs.deleteAllBut(database.read(files::blobs));
      if (gone > 0) {
        LOG.info("removed {} contents that no file names", gone);
      }
    } catch (IOException unreadable) {
      LOG.warn("the file folder could not be looked through", unreadable);
    }
  }

  private FileStore.Stored found(ReadTx tx, long id) {
    return files.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
  }
}
