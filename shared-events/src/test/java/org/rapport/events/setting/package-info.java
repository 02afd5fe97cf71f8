@NullMarked
package org.rapport.events.setting;

import org.jspecify.annotations.NullMarked;
