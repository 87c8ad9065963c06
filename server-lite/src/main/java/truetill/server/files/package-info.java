/** Contents of files: a folder by default; another place fits behind the same seam. */
@NullMarked
package truetill.server.files;

import org.jspecify.annotations.NullMarked;
