package truetill.server.consignment;

import truetill.server.db.Database;
import truetill.server.http.Call;
import truetill.server.http.Reply;

/** The portal: consignees read their own rows and nobody else's. */
final class PortalHandlers {
  private final Database database;
  private final PortalStore portal = new PortalStore();

  PortalHandlers(Database database) {
    this.database = database;
  }

  Reply items(Call call) {
    long consignee = call.caller().userId();
    return Reply.ok(database.read(tx -> portal.items(tx, consignee)));
  }

  Reply payouts(Call call) {
    long consignee = call.caller().userId();
    return Reply.ok(database.read(tx -> portal.payouts(tx, consignee)));
  }

  Reply summary(Call call) {
    long consignee = call.caller().userId();
    return Reply.ok(database.read(tx -> portal.summary(tx, consignee)));
  }
}
