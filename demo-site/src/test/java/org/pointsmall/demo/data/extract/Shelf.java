package org.pointsmall.demo.data.extract;

import java.util.regex.Pattern;

/**
 * The categories of the demo store and the words that put a product there. The data set has no categories; a name is
 * all there is to go by. The first shelf whose words occur in the (tidied) name takes the product, so the order runs
 * from the telling words to the vague ones: a "Christmas Bag" is Christmas, a "Heart T-Light Holder" is lighting.
 */
enum Shelf {
    CHRISTMAS("christmas-easter", "Christmas & Easter", "圣诞与复活节", "Christmas|Easter|Xmas|Chick\\b|Advent"),
    CARDS(
            "cards-wrap",
            "Cards & Gift Wrap",
            "贺卡与包装",
            "(Birthday|Greeting) Card|^Card |\\bWrap\\b|Gift Tags|Ribbon|Tissues"),
    PARTY(
            "party",
            "Party Supplies",
            "派对用品",
            "Bunting|Balloon|Party(?! Metal)|Napkins|Paper (Plates|Cups|Chain|Doilies|Table)|Doilies|Cocktail Parasols|Garland"),
    TOYS(
            "toys-games",
            "Toys & Games",
            "玩具与游戏",
            "Harmonica|Domino|Snap Cards|Gliders|Playhouse|Doll\\b|Knitting Nancy|Skittles|Skipping|Spinning|Bingo"
                    + "|Snakes|Marbles|Game\\b|Heads and Tails|Jigsaw|Alphabet Blocks|Croquet|Rounders|Modelling Clay"
                    + "|Nesting Boxes|Windmill|Paint Set|Money Bank|Piggy Bank|Lip Gloss|Sandcastle|Toy Tidy"
                    + "|Flying|Soldier(?!s Egg)|Donkey|Butterfly Clips"),
    CRAFT(
            "craft-stationery",
            "Craft & Stationery",
            "手工与文具",
            "Felt ?craft|Craft|Sewing|Pencil|Crayon|Chalk Stick|Note ?book|Notepad|Exercise Book|Ruler|Stencil|\\bPen\\b"
                    + "|Stationery|Colouring|Calendar|Shopping List|Magnet|Book Box"),
    LUNCH(
            "lunch-picnic",
            "Lunch & Picnic",
            "午餐与野餐",
            "Lunch Box|Snack Box|Picnic Basket|Children's Cutlery|Plasters|Food Container Set|Breakfast Set"),
    BAGS(
            "bags-accessories",
            "Bags & Accessories",
            "包袋与配饰",
            "(?<!Peg |Tea )\\bBags?\\b|Shopper|Purse|Wallet|Mini Cases|Umbrella|Rain Poncho|Silk Fan|Key Fob"),
    KITCHEN(
            "kitchen-baking",
            "Kitchen & Baking",
            "厨房与烘焙",
            "Cake Cases|Cutter|Baking|Cake Tin|Jam Making|Jelly Mould|Scales|Measuring|Recipe|Bread Bin|Spice Tins"
                    + "|Herb Tins|Rolling Pin|Oven Glove|Apron|Tea Towel|Frying Pan|Biscuit|Washing Up|Scrubbing"
                    + "|Jam Jar with|Storage Jar|Cookie Jar|Sugar Tins|Coffee, Sugar|Bottle Opener|Sugar Dispenser"
                    + "|Petit Four|Cupcake|Popcorn|Dog Food|Cat Food|Egg Holder|Gumball Machine"),
    TEA(
            "tea-tableware",
            "Tea & Tableware",
            "茶具与餐具",
            "Mug|\\bCup\\b(?! of Tea)|Teacup|Tea(pot| Set| Plate| Bag Plate)|\\bPlate\\b|Bowl|Milk Jug|Jug|Cake Stand|Butter Dish"
                    + "|Beaker|Place Setting|Salt and Pepper|Egg Cup|Milk Bottles|Sugar"),
    LIGHTING("lighting-candles", "Lighting & Candles", "灯饰与蜡烛", "T-Light|Candle|Lantern|Lights?\\b|Tea Glass"),
    CLOCKS_SIGNS(
            "signs-clocks",
            "Signs & Clocks",
            "标牌与时钟",
            "\\bSign\\b|Clock|Chalkboard|Black Board|Memo Board|Block (Word|Letters)"),
    FRAMES("frames-mirrors", "Frames & Mirrors", "相框与镜子", "Frame|Mirror|Photo"),
    COSY(
            "cosy-home",
            "Cosy Home",
            "温馨居家",
            "Hot Water Bottle|Hottie|Hand Warmer|Cushion|Doormat|\\bMat\\b|Doorstop|Quilt|Throw"),
    GARDEN(
            "garden",
            "Garden",
            "园艺",
            "Garden|Watering|Herb|Parasol|Plant|Thermometer|Birdcage|Hammock|Wheelbarrow|Flytrap|Potting"),
    STORAGE(
            "storage-hooks",
            "Storage & Hooks",
            "收纳与挂钩",
            "Cabinet|Drawer|Hook|Hanger|Coathanger|Storage|\\bTins?\\b|\\bBox(es)?\\b|Rack|Chest|Crates|Holder|Pegs?\\b"
                    + "|Trinket|Jewellery|Dressing Table"),
    DECORATION(
            "decorations",
            "Decorations",
            "装饰摆件",
            "Heart|Ornament|Decoration|Filigree|Filigris|Wicker|Trellis|Star\\b|Pears|Keys"),
    OTHER("other-gifts", "Other Gifts", "其他礼品", "");

    final String code;
    final String english;
    final String chinese;
    private final Pattern words;

    Shelf(String code, String english, String chinese, String words) {
        this.code = code;
        this.english = english;
        this.chinese = chinese;
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    static Shelf of(String productName) {
        for (Shelf shelf : values()) {
            if (shelf.words.matcher(productName).find()) {
                return shelf;
            }
        }
        throw new IllegalStateException("the last shelf takes everything");
    }
}
