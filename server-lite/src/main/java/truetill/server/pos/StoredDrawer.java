package truetill.server.pos;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import truetill.core.pos.DrawerCash;

/**
 * A row of {@code drawer} as the rules see it.
 *
 * @param cashier user id of who holds it
 * @param cash what has gone in and out of it so far
 * @param device the register PC that has it, null for a browser
 * @param ownedByDevice whether that register PC is still active: only it may move the drawer then
 */
public record StoredDrawer(
    long id,
    UUID uid,
    long register,
    LocalDate businessDate,
    boolean open,
    long cashier,
    DrawerCash cash,
    @Nullable UUID device,
    boolean ownedByDevice) {}
