package truetill.server.pos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.money.Money;
import truetill.core.pos.CashCount;
import truetill.core.wire.pos.Register;
import truetill.core.wire.sync.FeedTables;
import truetill.server.db.Audience;
import truetill.server.db.Columns;
import truetill.server.db.Listing;
import truetill.server.db.Page;
import truetill.server.db.PageRequest;
import truetill.server.db.ReadTx;
import truetill.server.db.RowImage;
import truetill.server.db.WriteTx;

/** Rows of {@code register}; each change tells the registers. */
public final class RegisterStore {
  private static final String COLUMNS =
      """
      r.id, r.uid, r.location_id, l.name as location_name, r.name, r.code, r.series_code,
      r.starting_cents, r.starting_breakdown, r.is_active\
      """;
  private static final String FROM = "register r join work_location l on l.id = r.location_id";

  /** What a drawer starts with on a register nobody said otherwise of. */
  public static final Money DEFAULT_STARTING_CASH = Money.of("200.00");

  /** What a writer says of a register. */
  public record Fields(
      long location,
      String name,
      String code,
      Money startingCash,
      CashCount startingBreakdown,
      boolean active) {}

  /** What a register begins with where its writer says nothing. */
  static final Fields NEW =
      new Fields(0, "", "", DEFAULT_STARTING_CASH, CashCount.NOT_COUNTED, true);

  /**
   * A register with what the contract does not show.
   *
   * @param series the two digits in receipt numbers it makes offline, null before it ever did
   * @param ownedByDevice whether an enrolled, active register PC works as this register
   */
  public record Till(
      Register register, CashCount starting, @Nullable String series, boolean ownedByDevice) {
    Fields fields() {
      return new Fields(
          register.location(),
          register.name(),
          register.code(),
          register.startingCash(),
          starting,
          register.isActive());
    }
  }

  public Optional<Page<Register>> page(
      ReadTx tx, @Nullable Long location, @Nullable Boolean active, PageRequest paging) {
    return Listing.select(COLUMNS, FROM)
        .where("r.location_id = :location", "location", location)
        .where("r.is_active = :active", "active", active)
        .order(List.of(), Map.of(), "r.code", "r.id")
        .page(tx, paging, (rs, context) -> row(rs));
  }

  public Optional<Register> find(ReadTx tx, long id) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where r.id = :id")
        .bind("id", id)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public Optional<Register> byUid(ReadTx tx, UUID uid) {
    return tx.handle()
        .createQuery("select " + COLUMNS + " from " + FROM + " where r.uid = :uid")
        .bind("uid", uid)
        .map((rs, context) -> row(rs))
        .findOne();
  }

  public boolean isCodeTaken(ReadTx tx, String code, long exceptId) {
    return tx.handle()
        .createQuery("select id from register where code = :code and id <> :id")
        .bind("code", code)
        .bind("id", exceptId)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /** The register, locked: who opens drawers on it waits here. */
  public Optional<Till> lock(WriteTx tx, long id) {
    tx.handle()
        .createQuery("select id from register where id = :id for update")
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + ", exists(select 1 from device v where v.register_id = r.id"
                + " and v.status = 'active') as owned_by_device from "
                + FROM
                + " where r.id = :id")
        .bind("id", id)
        .map((rs, context) ->
            new Till(
                row(rs),
                CountColumn.read(rs, "starting_breakdown"),
                Columns.textOrNull(rs, "series_code"),
                rs.getBoolean("owned_by_device")))
        .findOne();
  }

  /** Answers the new id. The caller has checked that the code is free. */
  public long insert(WriteTx tx, UUID uid, Fields fields, @Nullable String series) {
    long id =
        tx.handle()
            .createUpdate(
                """
                insert into register
                  (uid, location_id, name, code, series_code, starting_cents, starting_breakdown,
                   is_active)
                values (:uid, :location, :name, :code, :series, :cents, :breakdown, :active)
                """)
            .bind("uid", uid)
            .bind("location", fields.location())
            .bind("name", fields.name())
            .bind("code", fields.code())
            .bind("series", series)
            .bind("cents", fields.startingCash())
            .bind("breakdown", CountColumn.text(fields.startingBreakdown()))
            .bind("active", fields.active())
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    feed(tx, id);
    return id;
  }

  public void update(WriteTx tx, long id, Fields fields) {
    tx.handle()
        .createUpdate(
            """
            update register
               set location_id = :location, name = :name, code = :code, starting_cents = :cents,
                   starting_breakdown = :breakdown, is_active = :active
             where id = :id
            """)
        .bind("location", fields.location())
        .bind("name", fields.name())
        .bind("code", fields.code())
        .bind("cents", fields.startingCash())
        .bind("breakdown", CountColumn.text(fields.startingBreakdown()))
        .bind("active", fields.active())
        .bind("id", id)
        .execute();
    feed(tx, id);
  }

  /** Gives the register the two digits of its offline receipts. */
  public void setSeries(WriteTx tx, long id, String series) {
    tx.handle()
        .createUpdate("update register set series_code = :series where id = :id")
        .bind("series", series)
        .bind("id", id)
        .execute();
    feed(tx, id);
  }

  /** Whether a drawer or a register PC ever belonged to it. */
  public boolean wasUsed(ReadTx tx, long id) {
    return tx.handle()
        .createQuery(
            """
            select case when exists(select 1 from drawer where register_id = :id)
                          or exists(select 1 from device where register_id = :id)
                        then 1 else 0 end
            """)
        .bind("id", id)
        .mapTo(Integer.class)
        .one()
        .equals(1);
  }

  public void delete(WriteTx tx, Register register) {
    tx.handle()
        .createUpdate("delete from register where id = :id")
        .bind("id", register.id())
        .execute();
    tx.feedDelete(Audience.REGISTERS, FeedTables.REGISTER, register.uid(), register.id());
  }

  /** Tells the registers how the row stands now. */
  public void feed(WriteTx tx, long id) {
    Till till = lock(tx, id).orElseThrow();
    tx.feedPut(Audience.REGISTERS, FeedTables.REGISTER, image(till.register(), till.series()));
  }

  /** As registers see them, in the order of their ids, from the one after {@code after}. */
  public List<RowImage> images(ReadTx tx, long after, int limit) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from "
                + FROM
                + " where r.id > :after order by r.id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, context) -> image(row(rs), Columns.textOrNull(rs, "series_code")))
        .list();
  }

  /** The first one in use that no register PC works as, nor a lost one that may come back. */
  public Optional<Register> firstWithoutDevice(ReadTx tx) {
    return tx.handle()
        .createQuery(
            "select "
                + COLUMNS
                + " from "
                + FROM
                + " where r.is_active and not exists(select 1 from device v"
                + " where v.register_id = r.id and v.status <> 'revoked')"
                + " order by r.code, r.id fetch first 1 rows only")
        .map((rs, context) -> row(rs))
        .findOne();
  }

  /** The two digits that are given away; they are never given to another register. */
  public List<String> seriesInUse(ReadTx tx) {
    return tx.handle()
        .createQuery("select series_code from register where series_code is not null")
        .mapTo(String.class)
        .list();
  }

  private static RowImage image(Register register, @Nullable String series) {
    Map<String, @Nullable Object> image = new LinkedHashMap<>();
    image.put("uid", register.uid());
    image.put("id", register.id());
    image.put("code", register.code());
    image.put("name", register.name());
    image.put("series", series);
    image.put("starting_cents", register.startingCash().cents());
    image.put("starting_breakdown", register.startingBreakdown());
    image.put("active", register.isActive());
    return new RowImage(register.uid().toString(), register.id(), image);
  }

  private static Register row(ResultSet rs) throws SQLException {
    return new Register(
        rs.getLong("id"),
        Columns.uid(rs, "uid"),
        rs.getLong("location_id"),
        rs.getString("location_name"),
        rs.getString("name"),
        rs.getString("code"),
        Columns.money(rs, "starting_cents"),
        CountColumn.wire(rs, "starting_breakdown"),
        rs.getBoolean("is_active"));
  }
}
