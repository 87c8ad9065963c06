package truetill.client.screens.pos.sale;

import javafx.scene.control.TextField;

/** A panel above the scan field: it has fields of its own and takes Enter while it is open. */
interface Panel {
  /** Shows what was begun and takes the focus. */
  void focus();

  /** Next field, or the end of the work. */
  void enter();

  /** The field the number pad writes to. */
  TextField field();

  /** What the key beside 0 types here. */
  String padExtra();
}
