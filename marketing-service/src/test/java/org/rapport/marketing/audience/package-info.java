@NullUnmarked
package org.rapport.marketing.audience;

import org.jspecify.annotations.NullUnmarked;
