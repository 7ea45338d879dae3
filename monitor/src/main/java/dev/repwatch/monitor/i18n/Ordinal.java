package dev.repwatch.monitor.i18n;

/** Which one it is, in English: 1st, 2nd, 3rd, 11th, 21st. */
public final class Ordinal {

    private Ordinal() {}

    public static String of(int number) {
        boolean teens = number % 100 / 10 == 1;
        String ending = switch (teens ? 0 : number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return number + ending;
    }
}
