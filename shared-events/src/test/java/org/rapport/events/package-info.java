/** What subscribers rely on. A change that breaks a test here needs a new version of the event, not a new test. */
@NullMarked
package org.rapport.events;

import org.jspecify.annotations.NullMarked;
