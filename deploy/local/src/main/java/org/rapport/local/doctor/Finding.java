package org.rapport.local.doctor;

/**
 * Something that is wrong.
 *
 * @param what   is wrong, on one line
 * @param remedy a command or a setting that mends it
 */
public record Finding(String what, String remedy) {

    /** Both, as a message on one line. */
    public String text() {
        return what + "; " + remedy;
    }
}
