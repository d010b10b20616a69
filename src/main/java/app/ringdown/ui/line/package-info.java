/** The window on the line: every call and frame, what it says, and what polling would cost. */
@NullMarked
package app.ringdown.ui.line;

import org.jspecify.annotations.NullMarked;
