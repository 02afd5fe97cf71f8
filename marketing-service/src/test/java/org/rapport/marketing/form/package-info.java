@NullMarked
package org.rapport.marketing.form;

import org.jspecify.annotations.NullMarked;
