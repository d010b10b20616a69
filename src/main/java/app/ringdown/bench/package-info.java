/** What the benches have in common. What is measured, and how, is said in each bench's room. */
@NullMarked
package app.ringdown.bench;

import org.jspecify.annotations.NullMarked;
