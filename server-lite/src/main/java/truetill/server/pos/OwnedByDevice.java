package truetill.server.pos;

import truetill.server.http.Problem;

/**
 * A drawer that an active register PC opened is moved by that PC alone: its journal is the truth
 * and may run ahead of what this server knows (sync.md section 6).
 */
final class OwnedByDevice {
  private static final String CODE = "owned_by_device";

  private OwnedByDevice() {}

  static void refuse(StoredDrawer drawer) {
    if (drawer.ownedByDevice()) {
      throw Problem.refused(
          CODE,
          "This drawer belongs to a register PC. Do it there, or mark that PC as lost first.");
    }
  }

  static Problem register() {
    return Problem.refused(
        CODE, "A register PC works as this register. Open the drawer there, or mark it as lost.");
  }
}
