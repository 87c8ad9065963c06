package truetill.server.sync;

import java.util.random.RandomGenerator;
import truetill.server.auth.Pins;
import truetill.server.db.Database;
import truetill.server.db.StoreTime;
import truetill.server.db.UnitOfWork;
import truetill.server.http.Json;

/**
 * What the protocol is made of, built once by the composition root.
 *
 * @param random a secure source
 * @param demo a demo shop: programs on this machine may enrol themselves
 * @param limitsDevices a register PC that calls too often is told to wait
 */
public record SyncParts(
    Database database,
    UnitOfWork work,
    StoreTime time,
    SessionTokens sessions,
    Pins pins,
    RandomGenerator random,
    Json json,
    boolean demo,
    boolean limitsDevices) {}
