package org.rapport.local.mail;

/**
 * A mail as one reads it.
 *
 * @param number of its file in the mailbox, counted from 1
 * @param to the recipient of the envelope
 * @param date as its sender wrote it
 * @param text the plain part, or the HTML part without its tags
 * @param html empty when there is no such part
 */
public record Mail(int number, String from, String to, String subject, String date, String text, String html) {}
