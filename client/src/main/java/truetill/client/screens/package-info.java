/**
 * The screens, one package each: a controller that binds, a model that decides and has never heard
 * of a button. {@link truetill.client.screens.RegisterScreens} puts them together.
 */
@NullMarked
package truetill.client.screens;

import org.jspecify.annotations.NullMarked;
