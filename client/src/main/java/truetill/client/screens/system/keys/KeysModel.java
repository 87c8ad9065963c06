package truetill.client.screens.system.keys;

import java.util.List;
import truetill.client.fx.KeyHint;
import truetill.client.shell.FrameModel;
import truetill.client.shell.Navigator;

/** The live key map: what every key does in the mode the cashier came from. */
public final class KeysModel {
  private final FrameModel frame;
  private final Navigator navigator;

  public KeysModel(FrameModel frame, Navigator navigator) {
    this.frame = frame;
    this.navigator = navigator;
  }

  List<KeyHint> keys() {
    return frame.helpProperty().get();
  }

  void back() {
    navigator.back();
  }
}
