package org.rapport.kit.field;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Says of a kind of field in which spelling its texts are kept; bodies are read so. */
@Target(ANNOTATION_TYPE)
@Retention(RUNTIME)
public @interface KeptAs {

    /** In which one. */
    Spelling value();
}
