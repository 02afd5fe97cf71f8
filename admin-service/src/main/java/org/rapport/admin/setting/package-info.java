/** Settings: what an organisation settles for itself, of what the suite lets it. */
@NullMarked
package org.rapport.admin.setting;

import org.jspecify.annotations.NullMarked;
