package truetill.server.system;

import static truetill.server.http.Body.or;

import java.time.ZoneId;
import java.util.List;
import truetill.core.clock.StoreClock;
import truetill.core.wire.system.WorkLocation;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Body;
import truetill.server.http.Call;
import truetill.server.http.Problem;
import truetill.server.http.Query;
import truetill.server.http.Reply;

/** Work locations; the first active one gives the store its time zone. */
final class LocationHandlers {
  private static final String ENTITY = "WorkLocation";
  private static final LocationStore.Fields NEW =
      new LocationStore.Fields("", "", "", StoreClock.DEFAULT_ZONE.getId(), true);
  private static final int MAX_NAME = 200;
  private static final int MAX_ADDRESS = 10_000;
  private static final int MAX_PHONE = 30;
  private static final int MAX_ZONE = 50;

  private final Database database;
  private final UnitOfWork work;
  private final StoreTime time;
  private final LocationStore locations;

  LocationHandlers(Database database, UnitOfWork work, StoreTime time, LocationStore locations) {
    this.database = database;
    this.work = work;
    this.time = time;
    this.locations = locations;
  }

  Reply list(Call call) {
    Query query = call.query();
    List<String> words = query.searchWords();
    query.orRefuse();
    return call.page(database.read(tx -> locations.page(tx, words, query.paging())));
  }

  Reply get(Call call) {
    long id = call.id(ENTITY);
    return Reply.ok(
        database.read(tx -> locations.find(tx, id)).orElseThrow(Problem.notFound(ENTITY)));
  }

  Reply create(Call call) {
    Body body = call.body().require("name");
    LocationStore.Fields fields = fields(body, NEW);
    body.orRefuse();
    WorkLocation created =
        work.write(tx -> {
          long id = locations.insert(tx, tx.newUid(), fields);
          return locations.find(tx, id).orElseThrow();
        });
    refreshZone();
    return Reply.created(created);
  }

  Reply patch(Call call) {
    long id = call.id(ENTITY);
    WorkLocation changed =
        work.write(tx -> {
          WorkLocation old = locations.find(tx, id).orElseThrow(Problem.notFound(ENTITY));
          Body body = call.body();
          LocationStore.Fields fields =
              fields(
                  body,
                  new LocationStore.Fields(
                      old.name(), old.address(), old.phone(), old.timezone(), old.isActive()));
          body.orRefuse();
          locations.update(tx, old, fields);
          return locations.find(tx, id).orElseThrow();
        });
    refreshZone();
    return Reply.ok(changed);
  }

  private static LocationStore.Fields fields(Body body, LocationStore.Fields old) {
    String name = body.filledText("name", MAX_NAME);
    String address = body.text("address", MAX_ADDRESS);
    String phone = body.text("phone", MAX_PHONE);
    String timezone = body.filledText("timezone", MAX_ZONE);
    if (timezone != null && !ZoneId.getAvailableZoneIds().contains(timezone)) {
      body.refuse(
          "timezone", "\"" + timezone + "\" is not a known time zone, such as America/Chicago.");
    }
    Boolean active = body.bool("is_active");
    return new LocationStore.Fields(
        or(name, old.name()),
        or(address, old.address()),
        or(phone, old.phone()),
        or(timezone, old.timezone()),
        or(active, old.active()));
  }

  private void refreshZone() {
    database.read(tx -> {
      time.refresh(tx);
      return true;
    });
  }
}
