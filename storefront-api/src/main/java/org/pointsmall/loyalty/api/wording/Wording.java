package org.pointsmall.loyalty.api.wording;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bundle of sentences with named places: {@code {limit}} takes the operand as it is written in the language (grouped
 * digits, the currency's sign, the day of a month, a local time), {@code {limit,point,points}} adds the noun in the right number.
 */
public final class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:,([^,}]+),([^,}]+))?}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9.]+)?");
    private static final Pattern MONEY = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,4})?) ([A-Z]{3})");

    /** An operand that is written as it is, such as a name, though it may look like a number. */
    public record AsIs(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    private final String bundle;
    private final ClassLoader loader;

    /**
     * @param bundle the base name of UTF-8 property files: English in the base file, Chinese in {@code _zh_CN}
     * @param owner a class that is loaded from where the bundle is
     */
    public Wording(String bundle, Class<?> owner) {
        this.bundle = bundle;
        this.loader = owner.getClassLoader();
    }

    /** The sentence; nothing where the bundle does not have it, or where an operand that it needs is missing. */
    public Optional<String> say(String key, Map<String, ?> operands, Language language) {
        ResourceBundle texts = texts(language);
        return texts.containsKey(key) ? filled(texts.getString(key), operands, language) : Optional.empty();
    }

    private ResourceBundle texts(Language language) {
        // No fallback: otherwise the server's own locale would come before English.
        return ResourceBundle.getBundle(
                bundle,
                language.locale(),
                loader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Optional<String> filled(String text, Map<String, ?> operands, Language language) {
        StringBuilder sentence = new StringBuilder();
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            Object operand = operands.get(place.group(1));
            if (operand == null) {
                return Optional.empty();
            }
            String value = operand.toString();
            String noun = place.group(2) == null ? "" : " " + place.group(value.equals("1") ? 2 : 3);
            String written = operand instanceof AsIs ? value : written(value, language.locale());
            place.appendReplacement(sentence, Matcher.quoteReplacement(written + noun));
        }
        return Optional.of(place.appendTail(sentence).toString());
    }

    private static String written(String value, Locale locale) {
        if (WHOLE_NUMBER.matcher(value).matches()) {
            return NumberFormat.getIntegerInstance(locale).format(Long.parseLong(value));
        }
        if (DAY.matcher(value).matches()) {
            return LocalDate.parse(value)
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        }
        if (MOMENT.matcher(value).matches()) {
            return LocalDateTime.parse(value)
                    .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                            .withLocale(locale));
        }
        Matcher money = MONEY.matcher(value);
        return money.matches()
                ? currency(money.group(2))
                        .map(currency -> price(new BigDecimal(money.group(1)), currency, locale))
                        .orElse(value)
                : value;
    }

    private static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code))
                .findAny();
    }

    private static String price(BigDecimal amount, Currency currency, Locale locale) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }
}
