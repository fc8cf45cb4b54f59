/// Conversations to lay out, in words of our own, with what real transcripts have: backchannels,
/// long turns, names, numbers, addresses, stutters, quotations.
enum LayoutEpisodes {
  static let chinese = """
    今天我们请来了一位研究城市交通的老朋友，聊一聊为什么修路不一定能解决堵车的问题。
    大家好
    你上次说过一句话，我到现在还记得：“路越宽，车越多。”这听起来有点反常识啊。
    对，这其实不是我说的，早在1960年代就有人发现了。
    嗯
    简单来说，当你把一条路从双向四车道拓宽到双向八车道，一开始确实会快一些，但是过了两三年，原来不走这条路的人也会开始走，原来坐地铁的人也会买车——最后又堵回去了。
    是的
    所以问题不在路上？
    问题在于需求。我们管这个叫“诱导需求”，英文是induced demand。
    嗯嗯
    你可以去看看example.org/traffic上面的数据，2019年的那份报告里有三百二十五个城市。
    哇
    其中只有二十七个城市在拓宽道路五年以后，高峰时段的平均车速提高了10%以上。
    那、那怎么办呢？总不能什么都不做吧。
    不一-不一样的城市有不一样的办法。比如说伦敦收拥堵费，东京把地铁修得特别密，哥本哈根呢，干脆把路让给自行车……
    对对对
    我自己也是骑自行车上班的，每天大概骑6.5公里，二十分钟左右，比开车快多了！
    真的吗？
    真的。而且GPT-4这样的模型出来以后，有人用它来预测红绿灯怎么配时最好，Jane Jacobs要是还在世，我想她会觉得很有意思。
    没错
    最后一个问题：如果只能做一件事，你会做什么？
    先别修路。先问一问，人们为什么要在同一个时间，去同一个地方。
    好的，谢谢你。
    谢谢大家
    """

  static let english = """
    Welcome back. Today we talk to an old friend of the show about why wider roads do not make for faster journeys, however much we would like them to.
    Hello.
    Last time you said something that I keep thinking about: "The wider the road, the more the cars." That sounds wrong, doesn't it?
    It does. And it wasn't me who said it first; people found that out in the 1960s.
    Right.
    Put simply, when you widen a road from two lanes to four, it is indeed faster at first, but within two or three years those who used to go another way take it too, those who used to take the train buy a car, and in the end you are back where you began.
    Mm-hm.
    So it isn't the road?
    It's the demand. We call it induced demand, and you can look at the numbers yourself at example.org/traffic/2019-report if you like.
    Wow.
    Of 325 cities only 27 had traffic that was more than 10% faster five years later.
    What would Jane Jacobs have said?
    I think that she would have asked why everybody has to be in the same place at the same time.
    Yes.
    Thank you for being with us.
    """
}
