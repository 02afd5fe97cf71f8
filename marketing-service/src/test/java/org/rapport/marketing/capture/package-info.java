@NullMarked
package org.rapport.marketing.capture;

import org.jspecify.annotations.NullMarked;
