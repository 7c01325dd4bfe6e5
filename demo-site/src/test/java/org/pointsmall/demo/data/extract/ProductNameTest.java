package org.pointsmall.demo.data.extract;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProductNameTest {
    @ParameterizedTest
    @CsvSource({
        "SET/6 RED SPOTTY PAPER PLATES,Set of 6 Red Spotty Paper Plates",
        "ROUND SNACK BOXES SET OF4 WOODLAND,Round Snack Boxes Set of 4 Woodland",
        "WOOD S/3 CABINET ANT WHITE FINISH,Wood Set of 3 Cabinet Antique White Finish",
        "LUNCH BAG  BLACK SKULL.,Lunch Bag Black Skull",
        "PAPER CHAIN KIT 50'S CHRISTMAS,Paper Chain Kit 50's Christmas",
        "RED TOADSTOOL LED NIGHT LIGHT,Red Toadstool LED Night Light",
        "WHITE HANGING HEART T-LIGHT HOLDER,White Hanging Heart T-Light Holder",
        "RETROSPOT TEA SET CERAMIC 11 PC,Retrospot Tea Set Ceramic 11 Piece",
        "BAKING SET 9 PIECE RETROSPOT,Baking Set 9 Piece Retrospot",
    })
    void printsATillNameAsAShopWould(String tillName, String shopName) {
        assertThat(ProductName.tidy(tillName)).isEqualTo(shopName);
    }
}
